import { render } from 'svelte/server';
import './compile.mjs';

const { default: App } = await import('./app-server.mjs');
process.stdout.write((await render(App)).body);
