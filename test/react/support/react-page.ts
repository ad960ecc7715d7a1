import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, preview, type Plugin } from 'vite';
import type { FakeSdk } from '../../../src/testing/index.js';

const folder = join(import.meta.dirname, '../app');

/** What `main.js` gives the test. */
export interface ReactWindow {
  React: { version: string };
  render: (props: object) => void;
  renderExam: (callbacks: object, scenario: string) => void;
  callsOfStart: (place: (listener: (event: Event) => void) => void) => Promise<unknown[]>;
  hydrate: (html: string, props: object) => void;
  unmount: () => void;
  hiding: { sdk: FakeSdk; phases: string[] };
  renderHiding: (what: 'activity' | 'suspense', isHidden: boolean) => void;
  /** What the callbacks of `renderExam` have heard. */
  notes: unknown[];
}

/** Resolves React and the package as an app in `home` would. */
const packagesOf = (home: string): Plugin => ({
  name: 'packages-of',
  enforce: 'pre',
  resolveId(source) {
    if (!/^(react|react-dom|proctored-exam)(\/|$)/.test(source)) return null;
    return this.resolve(source, join(home, 'package.json'), { skipSelf: true });
  },
});

/** Builds the app with the packages of `home`, and serves it with the sandbox beside it. */
export async function serveReactApp(
  home: string,
): Promise<{ address: string; close: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'proctored-exam-react-'));
  const common = {
    root: folder,
    configFile: false,
    logLevel: 'error',
    // React warns, and renders twice in strict mode, only in development
    define: { 'process.env.NODE_ENV': '"development"' },
  } as const;
  await build({ ...common, plugins: [packagesOf(home)], build: { outDir, emptyOutDir: true } });
  const sandbox = 'sandbox.min.js';
  await cp(join(home, 'node_modules/proctored-exam/dist', sandbox), join(outDir, sandbox));
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0 } });
  return {
    address: server.resolvedUrls!.local[0]!,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

/** Renders the app on plain Node, with the packages of `home`. */
export async function renderOnNode(
  home: string,
  props: object,
): Promise<{ html: string; complaints: string }> {
  const script = `
    import * as React from 'react';
    import { renderToString } from 'react-dom/server';
    import { ProctoredExam } from 'proctored-exam/react';
    import { app } from ${JSON.stringify(join(folder, 'app.js'))};
    console.log(renderToString(app(React, ProctoredExam, ${JSON.stringify(props)})));
  `;
  const options = ['--input-type=module', '--eval', script];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, options, {
    cwd: home,
    env: { ...process.env, NODE_ENV: 'development' },
  });
  return { html: stdout.trim(), complaints: stderr };
}
