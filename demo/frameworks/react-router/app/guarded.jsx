import { useState } from 'react';
import { Link, useBlocker, useNavigate } from 'react-router';
import { ProctoredExam } from 'proctored-exam/react';

/** An exam by the SDK that the import map names, which asks before a script leaves it. */
export default function Guarded() {
  const [running, setRunning] = useState(false);
  const [phase, setPhase] = useState('start');
  const navigate = useNavigate();
  useBlocker(() => ['in-exam', 'finished'].includes(phase) && !confirm('Leave the exam?'));
  return (
    <main>
      <h1>Mathematics I</h1>
      <ProctoredExam
        endpoint="/proctoring/start"
        finishEndpoint="/proctoring/finish"
        onExamStarted={() => setRunning(true)}
        onExamFinished={() => setRunning(false)}
        onExamPhaseChange={({ detail }) => setPhase(detail.phase)}
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
      <Link to="/">Home</Link>
      <button onClick={() => navigate('/')}>Leave by script</button>
    </main>
  );
}
