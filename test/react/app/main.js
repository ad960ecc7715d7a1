/** Gives the test what it renders with; which React that is, the build decides. */
import * as React from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { ProctoredExam } from 'proctored-exam/react';
import { createProctor } from 'proctored-exam/server';
import { app } from './app.js';
import { hiding } from './hiding.js';

const container = document.querySelector('#app');
const proctor = createProctor({
  serverOrigin: 'https://proctor.example',
  integrationName: 'acme',
  jwtSecret: 'a-secret-of-the-tests-only-0123456789',
});
const payload = {
  userId: 'ada',
  accountId: '1',
  accountName: 'Acme',
  examId: '42',
  examName: 'Mathematics I',
  duration: 60,
  schedule: false,
  proctoring: 'offline',
  startDate: new Date(Date.now() - 60_000).toISOString(),
  endDate: new Date(Date.now() + 3_600_000).toISOString(),
  sessionId: 'session-1',
};

let root;

function renderTree(tree) {
  root ??= createRoot(container);
  flushSync(() => root.render(tree));
}

const render = (props) => renderTree(app(React, ProctoredExam, props));

/** How often each listener was called. */
const calls = [];

Object.assign(window, {
  React,
  render,
  hiding,
  renderHiding: (what, isHidden) => renderTree(hiding[what](isHidden)),
  notes: [],

  /** With start data and an SDK that are real but for the vendor; notes what each callback hears. */
  renderExam(callbacks, scenario) {
    const props = {
      fetchStartData: () => proctor.startData(payload),
      loadSdk: () => import(/* @vite-ignore */ `/sandbox.min.js?scenario=${scenario}`),
    };
    for (const [callback, expected] of Object.entries(callbacks)) {
      props[callback] = ({ type, detail }) => {
        const note = detail.phase ? `${type} ${detail.phase}` : type;
        window.notes.push(type === expected ? note : `${callback} heard ${type}`);
      };
    }
    render(props);
  },

  /** Has a listener put in place that prevents a start, and starts: which listeners were called? */
  async callsOfStart(place) {
    calls.fill(0);
    const index = calls.push(0) - 1;
    place((event) => {
      calls[index] += 1;
      event.preventDefault();
    });
    await container.firstElementChild.start().catch(({ name }) => {
      if (name !== 'AbortError') calls.push(name);
    });
    return [...calls];
  },

  hydrate(html, props) {
    container.innerHTML = html;
    flushSync(() => {
      root = hydrateRoot(container, app(React, ProctoredExam, props));
    });
  },

  unmount() {
    flushSync(() => root.unmount());
  },
});
