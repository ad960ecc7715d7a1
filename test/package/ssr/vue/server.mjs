import { renderToString } from '@vue/server-renderer';
import { createApp } from './app.mjs';

process.stdout.write(await renderToString(createApp()));
