/** An exam in what hides its content for a while, and shows it again: React's Activity, and Suspense. */
import * as React from 'react';
import { ProctoredExam } from 'proctored-exam/react';
import { createFakeSdk, createFakeStartData } from 'proctored-exam/testing';

const { createElement: h } = React;
const sdk = createFakeSdk();
/** The phases that the callback was told. */
const phases = [];

const exam = () =>
  h(
    ProctoredExam,
    {
      fetchStartData: async () => createFakeStartData({ sessionId: 's-1' }),
      loadSdk: async () => sdk,
      onExamPhaseChange: ({ detail }) => phases.push(detail.phase),
    },
    h('button', { slot: 'start', 'data-action': 'start' }, 'Begin'),
    h('label', { slot: 'in-exam' }, 'Question 1', h('input')),
    h('p', { slot: 'finished' }, 'Thank you.'),
  );

const NEVER = new Promise(() => undefined);

function Sibling({ isMissing }) {
  if (isMissing) throw NEVER;
  return null;
}

export const hiding = {
  sdk,
  phases,
  activity: (isHidden) => h(React.Activity, { mode: isHidden ? 'hidden' : 'visible' }, exam()),
  suspense: (isHidden) =>
    h(
      React.Suspense,
      { fallback: h('p', null, 'One moment') },
      exam(),
      h(Sibling, { isMissing: isHidden }),
    ),
};
