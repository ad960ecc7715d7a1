import { serve } from '@hono/node-server';
import { createApp } from './app.mjs';

const fetch = createApp(JSON.parse(process.argv[2] ?? ''));
serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(`listening on ${port}`));
