/* global document */
import { createElement as h, useEffect, useState } from 'react';
import 'proctored-exam';

export function App() {
  const [phase, setPhase] = useState('start');
  const [clicks, setClicks] = useState(0);
  useEffect(() => {
    document.documentElement.dataset.hydrated = '';
  }, []);
  return h(
    'proctored-exam',
    {
      'data-endpoint': '/start',
      'data-sdk-preload': 'none',
      'onexam-phase-change': (event) => setPhase(event.detail.phase),
    },
    h(
      'section',
      { slot: 'start' },
      h('h1', null, 'Mathematics I'),
      h('button', { onClick: () => setClicks(clicks + 1) }, `Hints: ${clicks}`),
      h('button', { 'data-action': 'start' }, 'Start the exam'),
    ),
    phase === 'in-exam' && h('p', { slot: 'in-exam' }, 'Question 1'),
  );
}
