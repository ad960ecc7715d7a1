import type { ProctoredExam, ProctoredExamError } from 'proctored-exam';
import { find } from './find.js';

const EVENTS = [
  'exam-starting',
  'exam-phase-change',
  'exam-started',
  'exam-finished',
  'video-uploaded',
  'exam-error',
] as const;

/** Lists the exam's events beside it, as they come. */
export function showEvents(exam: ProctoredExam): void {
  const log = find(document, 'ol', '#log');
  const showLast = () => {
    log.scrollTop = log.scrollHeight;
  };
  for (const type of EVENTS) {
    exam.addEventListener(type, ({ detail }) => {
      log.append(entry(type, detail));
      showLast();
    });
  }
  // the proctoring panel takes some of the page's width
  new ResizeObserver(showLast).observe(log);
  find(document, 'button', '#clear').addEventListener('click', () => {
    log.replaceChildren();
  });
}

function entry(type: string, detail: object): HTMLLIElement {
  const now = new Date();
  const time = document.createElement('time');
  time.dateTime = now.toISOString();
  time.textContent = now.toISOString().slice(11, 23);
  const name = document.createElement('strong');
  name.textContent = type;
  const text = document.createElement('code');
  text.textContent = Object.entries(detail).map(inWords).join('\n');
  const item = document.createElement('li');
  item.append(time, ' ', name, ' ', text);
  return item;
}

function inWords([name, value]: [string, unknown]): string {
  if (!isError(value)) return `${name}: ${String(value)}`;
  const { code, phase, retryable, supportCode, message } = value;
  return [
    `${name}: ${code}, phase ${phase},`,
    `${retryable ? 'retryable' : 'not retryable'}, ${supportCode}`,
    message,
  ].join('\n');
}

/** By its name: the class in a bundle of the page's own is another one than the script tag's. */
function isError(value: unknown): value is ProctoredExamError {
  return value instanceof Error && value.name === 'ProctoredExamError';
}
