/* global document */
import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './app.mjs';

// As in an app whose chunk with the element comes first.
await document.querySelector('proctored-exam').updateComplete;
hydrateRoot(document.querySelector('#app'), createElement(App), {
  onRecoverableError: (error) => console.error(error),
});
