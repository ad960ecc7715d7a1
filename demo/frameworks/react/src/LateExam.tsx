import type { ProctoredExam } from 'proctored-exam/element';
import type {} from 'proctored-exam/react';
import { useState } from 'react';
import { Content } from './Content';
import type { ExamProps } from './exam-props';
import { fetchStartData, requestFinish } from './lms';

/**
 * The tag itself. As long as it is not defined, React would make attributes of properties: a `ref`
 * makes none, and what it sets counts once the tag is defined.
 */
export function LateExam({ dark, renders, onLog }: ExamProps) {
  const [phase, setPhase] = useState('start');
  const [questions, setQuestions] = useState(false);
  const setProperties = (exam: ProctoredExam | null) => {
    if (!exam) return;
    exam.config = { colors: { dark }, tools: ['chat', 'calculator'] };
    exam.messages = { retry: 'Once more' };
    Object.assign(exam, { fetchStartData, requestFinish });
  };

  return (
    <>
      <proctored-exam
        ref={setProperties}
        data-theme={dark ? 'dark' : 'default'}
        data-sdk-preload="none"
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
        <Content questions={questions} renders={renders} />
      </proctored-exam>
      {(phase === 'in-exam' || phase === 'finished') && <p>Please stay on this page.</p>}
    </>
  );
}
