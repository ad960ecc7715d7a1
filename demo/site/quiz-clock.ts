/** Minutes left at which a screen reader is told; every second would be chatter. */
const CALLS = [10, 5, 1];

/**
 * Counts down in `clock`, from its `data-minutes`.
 *
 * @param call a live region
 */
export function startClock(clock: HTMLTimeElement, call: HTMLElement): void {
  const end = Date.now() + Number(clock.dataset['minutes']) * 60_000;
  let called = Infinity;

  const tick = () => {
    const seconds = Math.max(0, Math.round((end - Date.now()) / 1000));
    const minutes = Math.floor(seconds / 60);
    clock.textContent = `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
    const due = CALLS.findLast((minute) => seconds <= minute * 60);
    if (seconds === 0) {
      clearInterval(timer);
      call.textContent = 'The time is up. Choose Hand in below the questions.';
      call.classList.remove('quiet');
    } else if (due !== undefined && due < called) {
      called = due;
      call.textContent = due === 1 ? '1 minute left.' : `${due} minutes left.`;
    }
  };
  const timer = setInterval(tick, 1000);
}
