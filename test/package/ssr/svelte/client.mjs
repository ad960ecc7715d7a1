/* global document */
import { hydrate } from 'svelte';
import App from './app-client.mjs';

hydrate(App, { target: document.querySelector('#app') });
