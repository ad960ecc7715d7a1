/* global document */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'proctored-exam';

await document.querySelector('proctored-exam').updateComplete;
document.documentElement.dataset.hydrated = '';
