import { useRef, useState } from 'preact/hooks';
import type { Phase, ProctoredExam } from 'proctored-exam';
import 'proctored-exam';

export function Exam() {
  const exam = useRef<ProctoredExam>(null);
  const [phase, setPhase] = useState<Phase>('start');
  return (
    <proctored-exam
      ref={exam}
      key="42"
      data-finish-endpoint="/finish"
      endpoint="/start"
      credentials="include"
      theme={undefined}
      config={{ a: 1 }}
      messages={{ start: 'Begin' }}
      requestFinish={async ({ sessionId }) => console.log(sessionId?.trim())}
      onexam-starting={(event) => event.preventDefault()}
      onexam-started={({ detail }) => console.log(detail.sessionId?.trim())}
      onexam-phase-change={({ detail }) => setPhase(detail.phase)}
      onClick={(event) => console.log(event.currentTarget.phase)}
      class="wide"
      lang="de"
    >
      {phase === 'in-exam' && <iframe slot="in-exam" src="/quiz" title="Quiz" />}
    </proctored-exam>
  );
}
