import { useRef } from 'react';
import { ProctoredExam } from 'proctored-exam/react';

export function Wrong() {
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      {/* error: Type 'number' is not assignable to type 'string' */}
      <ProctoredExam endpoint={42} />
      {/* error: Type '"now"' is not assignable to type */}
      <ProctoredExam sdkPreload="now" />
      {/* error: Type 'string' is not assignable to type 'Record<string, unknown>' */}
      <ProctoredExam config="{}" />
      {/* error: Property 'endpiont' does not exist on type */}
      <ProctoredExam endpiont="/start" />
      {/* error: Property 'phase' does not exist on type */}
      <ProctoredExam phase="in-exam" />
      {/* error: Property 'onExamStart' does not exist on type */}
      <ProctoredExam onExamStart={() => undefined} />
      {/* error: Property 'session' does not exist on type 'SessionDetail' */}
      <ProctoredExam onExamStarted={({ detail }) => detail.session} />
      {/* error: is not assignable to type */}
      <ProctoredExam ref={button} />
      {/* error: Type '"all"' is not assignable to type */}
      <ProctoredExam data-credentials="all" />
      {/* error: Type 'number' is not assignable to type 'string' */}
      <proctored-exam endpoint={42} />
      {/* error: Property 'endpiont' does not exist on type */}
      <proctored-exam endpiont="/start" />
      {/* error: Property 'session' does not exist on type 'SessionDetail' */}
      <proctored-exam onexam-started={({ detail }) => detail.session} />
    </>
  );
}
