import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { App } from './app.mjs';

const { pipe } = renderToPipeableStream(createElement(App), {
  onAllReady: () => pipe(process.stdout),
});
