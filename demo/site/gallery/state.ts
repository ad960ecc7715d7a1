/** One state of the widget alone in a page: `state.html?state=…&theme=…&scheme=…&lang=…`. */
import { find } from '../find.js';
import { keepPlace, stopClock, WITHHELD } from './browser.js';
import { dress, lookOf, type Look } from './look.js';
import { Stage } from './stage.js';
import { STATES, type State } from './states.js';

/** The file that is shipped. */
const WIDGET = '/proctored-exam/proctored-exam.min.js';

const address = new URLSearchParams(location.search);
const name = address.get('state') ?? 'start';
const state = STATES[name];

dress(lookOf(address));
addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin) dress(data as Look);
});
if (!state) document.body.textContent = `There is no state ${name}.`;
else if (state.framed && parent === window) frame(state);
else await show(state);

async function show({ before, content = '', play }: State): Promise<void> {
  fitFrame();
  stopClock();
  before?.();
  const exam = find(document, 'proctored-exam');
  exam.innerHTML = content;
  const { ProctoredExamError } = (await import(/* @vite-ignore */ WIDGET)) as {
    ProctoredExamError: typeof import('proctored-exam').ProctoredExamError;
  };
  // Without an LMS, the page's author would be told so in the page.
  const stage = new Stage(exam, ProctoredExamError);
  await play?.(stage);
  await exam.updateComplete;
  document.documentElement.dataset['ready'] = '';
}

/** Puts this page into a frame as the LMS does that the state is about. */
function frame({ title }: State): void {
  const frame = document.createElement('iframe');
  Object.assign(frame, { title, allow: WITHHELD, src: location.href });
  document.body.replaceChildren(frame);
}

/** As high as its content. */
function fitFrame(): void {
  const frame = window.frameElement as HTMLIFrameElement | null;
  if (!frame) return;
  keepPlace();
  const root = document.documentElement;
  new ResizeObserver(() => {
    frame.style.height = `${root.offsetHeight}px`;
  }).observe(root);
}
