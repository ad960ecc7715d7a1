/** For the pages of the bench: an exam whose start data and session are the page's own. */

/* global document, customElements */

const data = {
  serverOrigin: 'https://proctor.example',
  integrationName: 'bench',
  jwt: 'e30.e30.e30',
};

/** What each step settles, and the event that tells of it. */
const steps = {
  'in-exam': ['examStarted', 'exam-started'],
  finished: ['examFinished', 'exam-finished'],
  uploaded: ['videoUploaded', 'video-uploaded'],
};

/**
 * An exam in the document, and how to take it on.
 *
 * @param {Element} parent
 * @param {Element[]} children
 */
export async function makeExam(parent, children) {
  await customElements.whenDefined('proctored-exam');
  const exam = document.createElement('proctored-exam');
  exam.append(...children);
  /** @type {Record<string, () => void>} */
  let settle = {};
  const session = () =>
    Object.fromEntries(
      Object.values(steps).map(([name]) => [
        name,
        new Promise((resolve) => (settle[name] = () => resolve(undefined))),
      ]),
    );
  exam.fetchStartData = () => Promise.resolve(data);
  exam.loadSdk = () => Promise.resolve({ init: () => Promise.resolve(session()) });
  parent.append(exam);
  return {
    exam,
    /** Begins an attempt; resolves when it has a session. */
    async start() {
      exam.start().catch(() => undefined);
      while (!exam.session) await new Promise((resolve) => setTimeout(resolve));
    },
    /** Resolves when the element has told of the phase. */
    async enter(/** @type {keyof typeof steps} */ phase) {
      const [name, type] = steps[phase];
      const told = new Promise((resolve) => exam.addEventListener(type, resolve, { once: true }));
      settle[name]();
      await told;
    },
  };
}
