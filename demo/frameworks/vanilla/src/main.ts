import { renderExam } from './exam';

// `?late`: the widget is not in this bundle, a script of the page brings it at some time
if (!new URLSearchParams(location.search).has('late')) await import('proctored-exam');

document.getElementById('app')!.innerHTML = `
  <nav><a href="#/">Home</a> <a href="#/exam">Exam</a></nav>
  <button>Render again (<span>0</span>)</button>
  <label><input type="checkbox" name="dark" /> Dark</label>
  <label><input type="checkbox" name="second" /> Second exam</label>
  <main></main>
  <ol aria-label="Events"></ol>`;
const find = <Found extends Element>(selector: string) => document.querySelector<Found>(selector)!;
const main = find<HTMLElement>('main');
const log = find<HTMLOListElement>('ol');
const dark = find<HTMLInputElement>('[name=dark]');
const second = find<HTMLInputElement>('[name=second]');

let renders = 0;
/** The exams in the page. */
let exams: ReturnType<typeof renderExam>[] = [];

function addExam(): void {
  const exam = renderExam((entry) => {
    const item = document.createElement('li');
    item.textContent = entry;
    log.append(item);
  });
  exam.update(dark.checked, renders);
  main.append(exam.root);
  exams.push(exam);
}

function showRoute(): void {
  exams = [];
  const inExam = location.hash === '#/exam';
  main.innerHTML = inExam ? '<h1>Mathematics I</h1>' : '<h1>Home</h1>';
  if (inExam) addExam();
  if (inExam && second.checked) addExam();
}

function update(): void {
  find('button span').textContent = String(renders);
  for (const exam of exams) exam.update(dark.checked, renders);
}

find('button').addEventListener('click', () => {
  renders += 1;
  update();
});
dark.addEventListener('change', update);
second.addEventListener('change', () => {
  if (second.checked && exams.length) addExam();
  else exams.splice(1).forEach((exam) => exam.root.remove());
});
addEventListener('hashchange', showRoute);
showRoute();
