import { createSignal, For, onCleanup, Show } from 'solid-js';
import { Exam } from './Exam';

function createHash() {
  const [hash, setHash] = createSignal(location.hash);
  const update = () => setHash(location.hash);
  addEventListener('hashchange', update);
  onCleanup(() => removeEventListener('hashchange', update));
  return hash;
}

export function App() {
  const route = createHash();
  const [renders, setRenders] = createSignal(0);
  const [dark, setDark] = createSignal(false);
  const [second, setSecond] = createSignal(false);
  const [log, setLog] = createSignal<string[]>([]);
  const onLog = (entry: string) => setLog((log) => [...log, entry]);

  return (
    <>
      <nav>
        <a href="#/">Home</a> <a href="#/exam">Exam</a>
      </nav>
      <button onClick={() => setRenders(renders() + 1)}>Render again ({renders()})</button>
      <label>
        <input type="checkbox" checked={dark()} onChange={() => setDark(!dark())} /> Dark
      </label>
      <label>
        <input type="checkbox" checked={second()} onChange={() => setSecond(!second())} /> Second
        exam
      </label>
      <Show
        when={route() === '#/exam'}
        fallback={
          <main>
            <h1>Home</h1>
          </main>
        }
      >
        <main>
          <h1>Mathematics I</h1>
          <Exam dark={dark()} renders={renders()} onLog={onLog} />
          <Show when={second()}>
            <Exam dark={dark()} renders={renders()} onLog={onLog} />
          </Show>
        </main>
      </Show>
      <ol aria-label="Events">
        <For each={log()}>{(entry) => <li>{entry}</li>}</For>
      </ol>
    </>
  );
}
