/* global document */
/** A page whose own Lit hydrates, and which loads the self-contained file beside it. */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import './course-page.mjs';

const file = '/dist/proctored-exam.min.js';
await import(/* @vite-ignore */ file);
await document.querySelector('proctored-exam').updateComplete;
document.documentElement.dataset.hydrated = '';
