/* global document */
import { createApp } from './app.mjs';

// As in an app whose chunk with the element comes first.
await document.querySelector('proctored-exam').updateComplete;
createApp().mount('#app');
