/* global document */
import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import 'proctored-exam';
import './course-page.mjs';

await document.querySelector('proctored-exam, course-page').updateComplete;
document.documentElement.dataset.hydrated = '';
