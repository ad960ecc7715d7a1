import { createSignal, Show } from 'solid-js';
import type { Phase, ProctoredExam } from 'proctored-exam';
import 'proctored-exam';

export function Exam() {
  let exam!: ProctoredExam;
  const [phase, setPhase] = createSignal<Phase>('start');
  return (
    <proctored-exam
      ref={exam}
      data-finish-endpoint="/finish"
      endpoint="/start"
      prop:theme="dark"
      config={{ a: 1 }}
      messages={{ start: 'Begin' }}
      requestFinish={async ({ sessionId }) => console.log(sessionId?.trim())}
      on:exam-starting={(event) => event.preventDefault()}
      on:exam-started={({ detail }) => console.log(detail.sessionId?.trim())}
      on:exam-phase-change={({ detail }) => setPhase(detail.phase)}
      onClick={(event) => console.log(event.currentTarget.phase)}
      class="wide"
      lang="de"
    >
      <Show when={phase() === 'in-exam'}>
        <iframe slot="in-exam" src="/quiz" title="Quiz" />
      </Show>
    </proctored-exam>
  );
}

export const Page = () => (
  <main on:exam-error={({ detail }) => console.log(detail.error.code)}>
    <Exam />
  </main>
);
