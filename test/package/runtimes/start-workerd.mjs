import { createApp } from './app.mjs';

/** @type {ReturnType<typeof createApp> | undefined} */
let app;

export default {
  fetch(request, env) {
    app ??= createApp(env.CONFIG);
    return app(request);
  },
};
