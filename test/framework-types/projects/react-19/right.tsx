import { useRef, useState } from 'react';
import type { Phase, StartData } from 'proctored-exam';
import {
  ProctoredExam,
  type ProctoredExamElement,
  type ProctoredExamProps,
} from 'proctored-exam/react';

export function Exam({ endpoint, ...rest }: ProctoredExamProps) {
  const exam = useRef<ProctoredExamElement>(null);
  const [phase, setPhase] = useState<Phase>('start');
  return (
    <ProctoredExam
      ref={exam}
      key="42"
      endpoint={endpoint}
      finishEndpoint="/finish"
      credentials="include"
      theme={undefined}
      config={{ a: 1 }}
      sdkPreload="eager"
      messages={{ start: 'Begin' }}
      fetchStartData={async ({ signal }) => {
        const answer = await fetch('/start', { signal });
        return (await answer.json()) as StartData;
      }}
      requestFinish={async ({ sessionId }) => console.log(sessionId?.trim())}
      onExamStarting={(event) => event.preventDefault()}
      onExamStarted={({ detail }) => console.log(detail.sessionId?.trim())}
      onExamFinished={({ detail }) => console.log(detail.sessionId?.trim())}
      onVideoUploaded={() => exam.current?.reset()}
      onExamError={({ detail }) => console.log(detail.error.supportCode.trim())}
      onExamPhaseChange={({ detail }) => setPhase(detail.phase)}
      onClick={(event) => console.log(event.currentTarget.phase)}
      className="wide"
      id="exam"
      lang="de"
      style={{ width: '100%' }}
      slot="content"
      data-testid="exam"
      {...rest}
    >
      <button slot="start" data-action="start">
        Begin
      </button>
      {phase === 'in-exam' && <iframe slot="in-exam" src="/quiz" title="Quiz" />}
    </ProctoredExam>
  );
}

export function Tag() {
  const exam = useRef<ProctoredExamElement>(null);
  return (
    <proctored-exam
      ref={exam}
      key="42"
      class="wide"
      data-endpoint="/start"
      data-sdk-preload="none"
      config={{ a: 1 }}
      onexam-started={({ detail }) => console.log(detail.sessionId?.trim())}
    >
      <p slot="finished">Thank you.</p>
    </proctored-exam>
  );
}
