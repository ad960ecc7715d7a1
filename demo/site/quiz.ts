/** The quiz in its frame: one question at a time, a countdown, and answers that are saved at once. */
import { find } from './find.js';
import { startClock } from './quiz-clock.js';

/** Milliseconds without a key before a text is saved. */
const PAUSE = 300;

const form = find(document, 'form');
const questions = [...document.querySelectorAll('fieldset')];
const back = find(document, 'button', '#back');
const next = find(document, 'button', '#next');
const marks = questions.map((question, index) => {
  const mark = document.createElement('button');
  mark.type = 'button';
  mark.textContent = String(index + 1);
  mark.addEventListener('click', () => {
    show(index, true);
  });
  const item = document.createElement('li');
  item.append(mark);
  find(document, 'ol', '#questions').append(item);
  find(question, 'legend').prepend(place(index));
  return mark;
});
let current = 0;
let saving: ReturnType<typeof setTimeout> | undefined;

fillIn(savedAnswers());
show(0, false);
startClock(find(document, 'time', '#clock'), find(document, 'p', '#call'));
fitFrame();

back.addEventListener('click', () => {
  show(current - 1, true);
});
next.addEventListener('click', () => {
  show(current + 1, true);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (current < questions.length - 1) show(current + 1, true);
});
form.addEventListener('input', () => {
  showMarks();
  clearTimeout(saving);
  saving = setTimeout(() => void save(), PAUSE);
});
// the exam may end right after the last key
window.addEventListener('pagehide', () => {
  if (saving !== undefined) void save();
});

/** What was saved before the page was loaded anew, by the fields' names. */
function savedAnswers(): Record<string, string[]> {
  const block = find(document, 'script', '#answers');
  return JSON.parse(block.textContent) as Record<string, string[]>;
}

function fillIn(answers: Record<string, string[]>): void {
  for (const input of form.querySelectorAll('input')) {
    const values = answers[input.name] ?? [];
    if (isChoice(input)) input.checked = values.includes(input.value);
    else input.value = values[0] ?? '';
  }
}

function isChoice({ type }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'checkbox';
}

/** @param move whether the focus goes along, so that a screen reader reads the question */
function show(index: number, move: boolean): void {
  current = index;
  questions.forEach((question, other) => {
    question.hidden = other !== index;
  });
  back.hidden = index === 0;
  next.hidden = index === questions.length - 1;
  showMarks();
  const legend = questions[index]?.querySelector('legend');
  if (!move || !legend) return;
  legend.tabIndex = -1;
  legend.focus();
}

function showMarks(): void {
  marks.forEach((mark, index) => {
    const answered = questions[index] !== undefined && isAnswered(questions[index]);
    mark.classList.toggle('answered', answered);
    mark.ariaLabel = `Question ${index + 1}, ${answered ? 'answered' : 'open'}`;
    mark.ariaCurrent = index === current ? 'step' : null;
  });
  // The page around asks before it hands in what is open.
  const open = questions.filter((question) => !isAnswered(question)).length;
  window.frameElement?.setAttribute('data-open', String(open));
}

function isAnswered(question: HTMLFieldSetElement): boolean {
  return [...question.querySelectorAll('input')].some((input) =>
    isChoice(input) ? input.checked : input.value.trim() !== '',
  );
}

async function save(): Promise<void> {
  clearTimeout(saving);
  saving = undefined;
  const body = new FormData(form);
  let problem = '';
  try {
    const response = await fetch(location.href, { method: 'PUT', body, keepalive: true });
    if (!response.ok) problem = await reasonOf(response);
  } catch {
    problem = 'The college does not answer.';
  }
  find(document, 'p', '#unsaved').textContent = problem && `Not saved. ${problem}`;
  find(document, 'p', '#saved').textContent = problem ? '' : 'Saved.';
}

/** Why the college has refused, as its problem document says. */
async function reasonOf(response: Response): Promise<string> {
  const { title } = (await response.json()) as { title?: unknown };
  return typeof title === 'string' ? `${title}.` : `The college answered ${response.status}.`;
}

function place(index: number): HTMLElement {
  const line = document.createElement('span');
  line.className = 'place';
  line.textContent = `Question ${index + 1} of ${questions.length}`;
  return line;
}

/**
 * As wide as the page gives and as high as the question needs, so that nothing scrolls twice; light
 * or dark as the page is.
 */
function fitFrame(): void {
  const frame = window.frameElement as HTMLIFrameElement | null;
  if (!frame) return;
  const root = document.documentElement;
  Object.assign(frame.style, { width: '100%', border: 'none' });
  new ResizeObserver(() => {
    frame.style.height = `${root.offsetHeight}px`;
  }).observe(root);

  const adoptScheme = () => {
    const { colorScheme } = getComputedStyle(frame);
    root.style.colorScheme = /^(light|dark)$/.test(colorScheme) ? colorScheme : '';
  };
  adoptScheme();
  const { documentElement: page } = frame.ownerDocument;
  new MutationObserver(adoptScheme).observe(page, { attributeFilter: ['style'] });
}
