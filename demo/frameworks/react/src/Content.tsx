interface ContentProps {
  /** Shown from `exam-started` to `exam-finished`: an error in between loses no answers. */
  questions: boolean;
  renders: number;
}

/** Children of `<template>` would not reach its content: React renders by state what is to come late. */
export const Content = ({ questions, renders }: ContentProps) => (
  <>
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
  </>
);
