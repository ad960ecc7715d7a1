import { Suspense, useEffect, useState, type ComponentType } from 'react';
import type { ExamProps } from './exam-props';

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const update = () => setHash(location.hash);
    addEventListener('hashchange', update);
    return () => removeEventListener('hashchange', update);
  }, []);
  return hash;
}

export function App({ Exam }: { Exam: ComponentType<ExamProps> }) {
  const route = useHash();
  const [renders, setRenders] = useState(0);
  const [dark, setDark] = useState(false);
  const [second, setSecond] = useState(false);
  const [log, setLog] = useState<string[]>([]);
  const exam = { dark, renders, onLog: (entry: string) => setLog((log) => [...log, entry]) };

  return (
    <>
      <nav>
        <a href="#/">Home</a> <a href="#/exam">Exam</a>
      </nav>
      <button onClick={() => setRenders(renders + 1)}>Render again ({renders})</button>
      <label>
        <input type="checkbox" checked={dark} onChange={() => setDark(!dark)} /> Dark
      </label>
      <label>
        <input type="checkbox" checked={second} onChange={() => setSecond(!second)} /> Second exam
      </label>
      {route === '#/exam' ? (
        <main>
          <h1>Mathematics I</h1>
          <Suspense>
            <Exam {...exam} />
            {second && <Exam {...exam} />}
          </Suspense>
        </main>
      ) : (
        <main>
          <h1>Home</h1>
        </main>
      )}
      <ol aria-label="Events">
        {log.map((entry, index) => (
          <li key={index}>{entry}</li>
        ))}
      </ol>
    </>
  );
}
