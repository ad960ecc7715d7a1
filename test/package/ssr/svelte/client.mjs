/* global document */
import { hydrate } from 'svelte';
import App from './app-client.mjs';

// As in an app whose chunk with the element comes first.
await document.querySelector('proctored-exam').updateComplete;
hydrate(App, { target: document.querySelector('#app') });
