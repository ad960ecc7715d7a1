import { after, before, type TestContext } from 'node:test';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../../../support/chromium.js';
import { installProject, type InstalledProject } from '../../../support/installed-project.js';
import { SDK_MAP, serveSite } from '../../../support/site.js';

/** What the tests of this suite work with. */
export interface Suite {
  project: InstalledProject;
  browser: Browser;
}

/** Installs the packages of this suite, and starts a browser; then calls `prepare`. */
export function ssrSuite(prepare?: (suite: Suite) => Promise<void>): Suite {
  const suite: Partial<Suite> = {};
  before(async () => {
    suite.project = await installProject(join(import.meta.dirname, '..'));
    suite.browser = await launchChromium();
    await prepare?.(suite as Suite);
  });
  after(async () => {
    await suite.browser?.close();
    await suite.project?.remove();
  });
  return suite as Suite;
}

/** A page's script and all that it imports, as the page's own bundler makes it. */
export async function bundle(folder: string, entry: string): Promise<string> {
  const { output } = (await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    // For the frameworks' own complaints about what they hydrate.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    build: {
      rolldownOptions: { input: join(folder, entry), output: { codeSplitting: false } },
      write: false,
      minify: false,
      modulePreload: false,
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}

/** Remembers what the server has sent, and whatever changes in it. */
const WATCH = `<script>
  const exam = document.querySelector('#app').firstElementChild;
  const nodesOf = (root) => [...root.querySelectorAll('*')].filter((node) => node.localName !== 'style');
  const roots = [exam, exam.shadowRoot].filter(Boolean);
  window.nodes = () => [exam, ...roots.flatMap(nodesOf)];
  window.served = window.nodes();
  window.changes = [];
  const observer = new MutationObserver((records) => {
    window.changes.push(...records.map(({ type, target }) => type + ' of ' + target.nodeName));
  });
  for (const root of roots) {
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  }
</script>`;

/** What a server has rendered, and what makes it live. */
export interface Served {
  html: string;
  script: string;
  lang?: string;
}

/** Serves a page as a server renders it; its script is held back until `release` is called. */
export async function serveRendered(t: TestContext, { html, script, lang = 'en' }: Served) {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const site = await serveSite({
    '/': `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Exam</title>
      ${SDK_MAP}<div id="app">${html}</div>${WATCH}
      <script type="module" src="/client.js"></script></html>`,
    '/client.js': held.then(() => ({ body: script })),
  });
  t.after(() => {
    site.close();
  });
  return { origin: site.origin, release };
}

/** Opens such a page; it is as the server wrote it until `hydrate` is called. */
export async function openServed(
  { browser }: Suite,
  t: TestContext,
  served: Served,
  options: BrowserContextOptions = {},
) {
  const { origin, release } = await serveRendered(t, served);
  const context = await browser.newContext({ viewport: { width: 600, height: 400 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const complaints = complaintsOf(page);
  await page.goto(origin, { waitUntil: 'commit' });
  await page.locator('proctored-exam').waitFor();
  return {
    page,
    complaints,
    async hydrate() {
      release();
      await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
    },
  };
}

/** Runs in the page: how the served nodes have fared, which were replaced, and what else changed. */
export function fate() {
  type Watched = { served: Element[]; nodes: () => Element[]; changes: string[] };
  const { served, nodes, changes } = window as unknown as Watched;
  const now = nodes();
  const replaced = served.filter((node) => !now.includes(node)).map((node) => node.outerHTML);
  return { replaced, added: now.length - served.length, changes };
}

export const UNHARMED = { replaced: [], added: 0, changes: [] };
