/** What a page of React's renders, on the server and in the browser. */
export const app = ({ StrictMode, createElement: h }, ProctoredExam, props) =>
  h(
    StrictMode,
    null,
    h(
      ProctoredExam,
      props,
      h('button', { slot: 'start', 'data-action': 'start' }, 'Begin'),
      h('p', { slot: 'finished' }, 'Thank you.'),
    ),
  );
