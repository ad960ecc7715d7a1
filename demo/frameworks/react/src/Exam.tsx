import { ProctoredExam } from 'proctored-exam/react';
import { useState } from 'react';
import type { ExamProps } from './exam-props';
import { fetchStartData, requestFinish } from './lms';
import { Content } from './Content';

export default function Exam({ dark, renders, onLog }: ExamProps) {
  const [phase, setPhase] = useState('start');
  const [questions, setQuestions] = useState(false);

  return (
    <>
      <ProctoredExam
        theme={dark ? 'dark' : 'default'}
        data-sdk-preload="none"
        config={{ colors: { dark }, tools: ['chat', 'calculator'] }}
        messages={{ retry: 'Once more' }}
        fetchStartData={fetchStartData}
        requestFinish={requestFinish}
        onExamStarting={(event) => onLog(event.type)}
        onExamStarted={(event) => {
          setQuestions(true);
          onLog(event.type);
        }}
        onExamFinished={(event) => {
          setQuestions(false);
          onLog(event.type);
        }}
        onVideoUploaded={(event) => onLog(event.type)}
        onExamError={(event) => onLog(`${event.type} ${event.detail.error.code}`)}
        onExamPhaseChange={(event) => {
          setPhase(event.detail.phase);
          onLog(`${event.type} ${event.detail.phase}`);
        }}
      >
        <Content questions={questions} renders={renders} />
      </ProctoredExam>
      {(phase === 'in-exam' || phase === 'finished') && <p>Please stay on this page.</p>}
    </>
  );
}
