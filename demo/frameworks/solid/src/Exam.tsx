import type { Phase } from 'proctored-exam';
import { createSignal, Show } from 'solid-js';
import { fetchStartData, requestFinish } from './lms';

interface ExamProps {
  dark: boolean;
  /** How often the page was rendered around the exam. */
  renders: number;
  onLog: (entry: string) => void;
}

export function Exam(props: ExamProps) {
  const [phase, setPhase] = createSignal<Phase>('start');
  // shown from `exam-started` to `exam-finished`: an error in between loses no answers
  const [questions, setQuestions] = createSignal(false);

  return (
    <>
      <proctored-exam
        prop:theme={props.dark ? 'dark' : 'default'}
        data-sdk-preload="none"
        prop:config={{ colors: { dark: props.dark }, tools: ['chat', 'calculator'] }}
        prop:messages={{ retry: 'Once more' }}
        prop:fetchStartData={fetchStartData}
        prop:requestFinish={requestFinish}
        on:exam-starting={(event) => props.onLog(event.type)}
        on:exam-started={(event) => {
          setQuestions(true);
          props.onLog(event.type);
        }}
        on:exam-finished={(event) => {
          setQuestions(false);
          props.onLog(event.type);
        }}
        on:video-uploaded={(event) => props.onLog(event.type)}
        on:exam-error={(event) => props.onLog(`${event.type} ${event.detail.error.code}`)}
        on:exam-phase-change={(event) => {
          setPhase(event.detail.phase);
          props.onLog(`${event.type} ${event.detail.phase}`);
        }}
      >
        <section slot="start">
          <h2>Before you start</h2>
          <button data-action="start">Start the exam</button>
        </section>
        <Show when={questions()}>
          <section slot="in-exam">
            <p>The page was rendered again {props.renders} times.</p>
            <iframe src="/quiz" title="Questions" />
            <button data-action="finish">Hand in</button>
          </section>
        </Show>
        <p slot="finished">Thank you.</p>
      </proctored-exam>
      <Show when={phase() === 'in-exam' || phase() === 'finished'}>
        <p>Please stay on this page.</p>
      </Show>
    </>
  );
}
