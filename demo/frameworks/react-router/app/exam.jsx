import { useState } from 'react';
import { Link } from 'react-router';
import { ProctoredExam } from 'proctored-exam/react';
import { createSandboxSdk } from 'proctored-exam/sandbox';

const loadSdk = async () => createSandboxSdk({ scenario: 'instant' });

export default function Exam() {
  const [running, setRunning] = useState(false);
  return (
    <main>
      <h1>Mathematics I</h1>
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
      <Link to="/">Home</Link>
    </main>
  );
}
