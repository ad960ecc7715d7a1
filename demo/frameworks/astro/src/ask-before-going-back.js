globalThis.navigation?.addEventListener('navigate', (event) => {
  const { navigationType, hashChange, destination, cancelable } = event;
  const changesPage = navigationType === 'traverse' && destination.sameDocument && !hashChange;
  if (!changesPage || !cancelable) return;
  const { phase } = document.querySelector('proctored-exam') ?? {};
  if (['in-exam', 'finished'].includes(phase) && !confirm('Leave the exam?')) {
    event.preventDefault();
  }
});
