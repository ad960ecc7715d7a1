'use client';
import { useState } from 'react';
import { ProctoredExam } from 'proctored-exam/react';
import { createSandboxSdk } from 'proctored-exam/sandbox';

const loadSdk = async () => createSandboxSdk({ scenario: 'instant' });

export function Exam() {
  const [running, setRunning] = useState(false);
  return (
    <ProctoredExam
      endpoint="/proctoring/start"
      finishEndpoint="/proctoring/finish"
      loadSdk={loadSdk}
      onExamStarted={() => setRunning(true)}
      onExamFinished={() => setRunning(false)}
    >
      <button slot="start" data-action="start">
        Start the exam
      </button>
      {running && <p slot="in-exam">Question 1</p>}
      <p slot="finished">Thank you.</p>
    </ProctoredExam>
  );
}
