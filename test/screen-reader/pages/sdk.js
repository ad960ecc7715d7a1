/**
 * Stands in for the vendor's SDK: its modal takes the focus and is removed, as the vendor's does; then
 * the session goes on when the test says so.
 */
export async function init() {
  const steps = new EventSource('/events');
  const step = (name) =>
    new Promise((resolve) => {
      steps.addEventListener('message', ({ data }) => {
        if (data === name) resolve();
      });
    });
  const session = {
    examStarted: step('start'),
    examFinished: step('finish'),
    videoUploaded: step('upload'),
  };
  await new Promise((resolve) => {
    const modal = document.createElement('div');
    modal.id = 'proctoring-root-element';
    modal.setAttribute('role', 'dialog');
    modal.setAttribute('aria-label', 'Proctoring checks');
    const button = modal.appendChild(document.createElement('button'));
    button.textContent = 'Go on to the exam';
    button.addEventListener('click', () => {
      modal.remove();
      resolve();
    });
    document.body.append(modal);
    button.focus();
  });
  return session;
}
