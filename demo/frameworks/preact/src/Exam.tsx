import type { Phase, ProctoredExam } from 'proctored-exam';
import { useState } from 'preact/hooks';
import { fetchStartData, requestFinish } from './lms';

interface ExamProps {
  dark: boolean;
  /** How often the page was rendered around the exam. */
  renders: number;
  onLog: (entry: string) => void;
  /** The tag may not be defined yet. */
  late: boolean;
}

export function Exam({ dark, renders, onLog, late }: ExamProps) {
  const [phase, setPhase] = useState<Phase>('start');
  // shown from `exam-started` to `exam-finished`: an error in between loses no answers
  const [questions, setQuestions] = useState(false);
  const properties = {
    theme: dark ? 'dark' : 'default',
    config: { colors: { dark }, tools: ['chat', 'calculator'] },
    messages: { retry: 'Once more' },
    fetchStartData,
    requestFinish,
  };
  // until the tag is defined, Preact makes attributes of properties: a `ref` makes none
  const setProperties = (exam: ProctoredExam | null) => {
    if (exam) Object.assign(exam, properties);
  };

  return (
    <>
      <proctored-exam
        data-sdk-preload="none"
        {...(late ? { ref: setProperties } : properties)}
        onexam-starting={(event) => onLog(event.type)}
        onexam-started={(event) => {
          setQuestions(true);
          onLog(event.type);
        }}
        onexam-finished={(event) => {
          setQuestions(false);
          onLog(event.type);
        }}
        onvideo-uploaded={(event) => onLog(event.type)}
        onexam-error={(event) => onLog(`${event.type} ${event.detail.error.code}`)}
        onexam-phase-change={(event) => {
          setPhase(event.detail.phase);
          onLog(`${event.type} ${event.detail.phase}`);
        }}
      >
        <section slot="start">
          <h2>Before you start</h2>
          <button data-action="start">Start the exam</button>
        </section>
        {questions && (
          <section slot="in-exam">
            <p>The page was rendered again {renders} times.</p>
            <iframe src="/quiz" title="Questions" />
            <button data-action="finish">Hand in</button>
          </section>
        )}
        <p slot="finished">Thank you.</p>
      </proctored-exam>
      {(phase === 'in-exam' || phase === 'finished') && <p>Please stay on this page.</p>}
    </>
  );
}
