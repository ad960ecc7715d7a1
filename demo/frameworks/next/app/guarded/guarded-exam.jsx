'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ProctoredExam } from 'proctored-exam/react';
import './ask-before-going-back';

/** An exam by the SDK that the import map names, which asks before a script or the history leaves it. */
export function GuardedExam() {
  const [running, setRunning] = useState(false);
  const exam = useRef(null);
  const router = useRouter();
  const mayLeave = () =>
    !['in-exam', 'finished'].includes(exam.current?.phase) || confirm('Leave the exam?');

  return (
    <>
      <ProctoredExam
        ref={exam}
        endpoint="/proctoring/start"
        finishEndpoint="/proctoring/finish"
        onExamStarted={() => setRunning(true)}
        onExamFinished={() => setRunning(false)}
      >
        <button slot="start" data-action="start">
          Start the exam
        </button>
        {running && (
          <section slot="in-exam">
            <label>
              Question 1 <input />
            </label>
            <button data-action="finish">Hand in</button>
          </section>
        )}
        <p slot="finished">Thank you.</p>
      </ProctoredExam>
      <button onClick={() => mayLeave() && router.push('/')}>Leave by script</button>
    </>
  );
}
