/** The built files in pages without a bundler, over HTTP: as the guide on delivery says, and as pages do it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import packageJson from '../../package.json' with { type: 'json' };
import { SDK_MAP, serveSite, type Pages } from '../support/site.js';
import { complaintsOf, DRIVER_TIMEOUT, launchChromium } from '../support/chromium.js';

const FILE = 'proctored-exam.min.js';
const SCRIPT = `<script type="module" src="/dist/${FILE}"></script>`;
const EXAM = `<proctored-exam data-endpoint="/start" data-sdk-preload="none">
  <button slot="start" data-action="start">Go</button>
  <template slot="in-exam"><p>Question 1</p></template>
</proctored-exam>`;

let browser: Browser;
let hashes: Record<string, string>;
before(async () => {
  browser = await launchChromium();
  hashes = JSON.parse(await readFile('dist/integrity.json', 'utf8')) as Record<string, string>;
});
after(() => browser.close());

/** Opens a page; `headers` are its own. */
async function open(t: TestContext, html: string, pages: Pages = {}, headers = {}) {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Exam</title>${html}`;
  const site = await serveSite({ ...pages, '/': { body, headers } });
  t.after(() => {
    site.close();
  });
  const page = await browser.newPage();
  t.after(() => page.close());
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const complaints = complaintsOf(page);
  await page.goto(site.origin);
  return {
    page,
    complaints,
    /** Resolves when the page has complained of a hash that doesn't fit. */
    async refused() {
      const isIt = (text: string) => text.includes('integrity');
      if (complaints.some(isIt)) return;
      await page.waitForEvent('console', { predicate: (message) => isIt(message.text()) });
    },
    /** The learner starts, and the question comes. */
    async take() {
      // a script that the page puts in may come after its load
      await page.evaluate(async () => {
        await customElements.whenDefined('proctored-exam');
      });
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await page.getByText('Question 1').waitFor();
    },
  };
}

/** The guide's blocks of HTML, with what a reader puts into them. */
async function guideBlocks(): Promise<string[]> {
  const text = await readFile('demo/docs/delivery.md', 'utf8');
  return [...text.matchAll(/^```html\n(.*?)^```$/gms)].map(([, block = '']) =>
    block
      .replaceAll('sha384-…', hashes[FILE]!)
      .replaceAll('/proctored-exam/', '/dist/')
      .replaceAll('nonce="…"', 'nonce="n1"'),
  );
}

const blockWith = async (what: string) => {
  const found = (await guideBlocks()).filter((b) => b.includes(what));
  assert.equal(found.length, 1, `delivery.md: one block has ${what}`);
  return found[0]!;
};

test('dist/integrity.json has the hash of each file that a page loads', async () => {
  const names = Object.keys(hashes);
  for (const name of [FILE, 'author-help.min.js', 'sandbox.min.js', 'locales/de.js']) {
    assert.ok(names.includes(name), name);
  }
  for (const name of names) {
    const hash = createHash('sha384').update(await readFile(`dist/${name}`));
    assert.equal(hashes[name], `sha384-${hash.digest('base64')}`, name);
  }
});

test('a script tag with integrity, as in the guide', async (t) => {
  const { take, complaints } = await open(t, SDK_MAP + (await blockWith('crossorigin')) + EXAM);
  await take();
  assert.deepEqual(complaints, []);
});

test('another file than the one of the hash does not run', async (t) => {
  const tampered = { body: `${await readFile(`dist/${FILE}`, 'utf8')} ` };
  const html = SDK_MAP + (await blockWith('crossorigin')) + EXAM;
  const { page, refused } = await open(t, html, { [`/dist/${FILE}`]: tampered });
  await refused();
  assert.equal(await page.locator('proctored-exam:defined').count(), 0);
  assert.equal(await page.getByText('Question 1').count(), 0);
});

test('an import map with integrity, as in the guide', async (t) => {
  const block = await blockWith('import {');
  const map = /"imports": \{/g;
  assert.match(block, map);
  const sdk = '"https://sdk.web.proctor.constructor.app/proctoring.js": "/sdk.js",';
  const { take, page, complaints } = await open(
    t,
    block.replace(map, `$& ${sdk}`).replace('console.log', 'window.told =') + EXAM,
  );
  await take();
  assert.equal(await page.evaluate(() => 'told' in window), false, 'no problem was found');
  assert.deepEqual(complaints, []);
});

test('languages are held to the integrity of the import map', async (t) => {
  const path = '/dist/locales/de.js';
  const map = `<script type="importmap">${JSON.stringify({
    integrity: { [path]: hashes['locales/de.js'] },
  })}</script>`;
  const bare = `<div lang="de">${EXAM.replace(/<button.*<\/button>/, '')}</div>`;
  const good = await open(t, map + SCRIPT + bare);
  await good.page.getByRole('button', { name: 'Prüfung starten' }).waitFor();
  assert.deepEqual(good.complaints, []);

  const tampered = { body: `${await readFile(path.slice(1), 'utf8')} ` };
  const bad = await open(t, map + SCRIPT + bare, { [path]: tampered });
  await bad.refused();
  await bad.page.getByRole('button', { name: 'Start the exam' }).waitFor();
});

test('RequireJS on the page: the file calls nothing of it, and AMD modules go on', async (t) => {
  const { page, take, complaints } = await open(
    t,
    `<script src="/require.js"></script>
    <script>
      window.calls = [];
      for (const name of ['define', 'require']) {
        const own = window[name];
        window[name] = Object.assign((...args) => (window.calls.push(name), own(...args)), own);
      }
    </script>
    ${SDK_MAP}${SCRIPT}${EXAM}`,
    { '/require.js': { body: await readFile('node_modules/requirejs/require.js') } },
  );
  await take();
  assert.deepEqual(await page.evaluate(() => (window as unknown as { calls: [] }).calls), []);
  const joined = await page.evaluate(() => {
    type Amd = Record<'define' | 'require', (...args: unknown[]) => void>;
    const { define, require } = window as unknown as Amd;
    define('quiz', [], () => 'quiz');
    return new Promise((resolve) => {
      require(['quiz'], resolve);
    });
  });
  assert.equal(joined, 'quiz');
  assert.deepEqual(complaints, []);
});

test('from an AMD module, by import()', async (t) => {
  const { take, complaints } = await open(
    t,
    `<script src="/require.js"></script>${SDK_MAP}
    <script>require([], () => import('/dist/${FILE}'));</script>${EXAM}`,
    { '/require.js': { body: await readFile('node_modules/requirejs/require.js') } },
  );
  await take();
  assert.deepEqual(complaints, []);
});

test('a strict policy with nonces, as in the guide; languages and SDK come in under it', async (t) => {
  const [map = '', ...rest] = (await blockWith('nonce=')).split('</script>');
  const policy = `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src 'self';
    base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html`;
  const { page, take, complaints } = await open(
    t,
    `${map.replace(/"https[^}]*/, '"https://sdk.web.proctor.constructor.app/proctoring.js": "/sdk.js"')}</script>
    ${rest.join('</script>')}${EXAM}
    <div lang="de">${EXAM.replace(/<button.*<\/button>/, '')}</div>`,
    {},
    { 'content-security-policy': policy.replace(/\s+/g, ' ') },
  );
  await page.getByRole('button', { name: 'Prüfung starten' }).waitFor();
  await take();
  assert.deepEqual(complaints, []);
});

test('two copies of different versions: the first stays, and a warning names both', async (t) => {
  const { version } = packageJson;
  const quoted = new RegExp(`(["'\`])${version.replaceAll('.', '\\.')}\\1`, 'g');
  const body = (await readFile(`dist/${FILE}`, 'utf8')).replace(
    quoted,
    (_, quote: string) => `${quote}0.0.9${quote}`,
  );
  const { page, take, complaints } = await open(
    t,
    `${SDK_MAP}<script type="module" src="/old.js"></script>${SCRIPT}${EXAM}`,
    { '/old.js': { body } },
  );
  const used = await page.evaluate(async () => {
    await customElements.whenDefined('proctored-exam');
    return (customElements.get('proctored-exam') as unknown as { version: string }).version;
  });
  assert.equal(used, '0.0.9');
  await take();
  assert.deepEqual(complaints, [`proctored-exam 0.0.9 stays, ${version} came later`]);
});

test('two copies of one version: nobody is bothered', async (t) => {
  const { take, complaints } = await open(
    t,
    `${SDK_MAP}${SCRIPT}<script type="module" src="/copy.js"></script>${EXAM}`,
    { '/copy.js': { body: await readFile(`dist/${FILE}`) } },
  );
  await take();
  assert.deepEqual(complaints, []);
});

const late = `<script>addEventListener('load', () => {
  const script = Object.assign(document.createElement('script'), { type: 'module', src: '/dist/${FILE}' });
  document.body.append(script);
});</script>`;
const added = `<script type="module">
  import '/dist/${FILE}';
  const holder = document.createElement('div');
  holder.innerHTML = ${JSON.stringify(EXAM).replaceAll('</', '<\\/')};
  document.body.append(holder);
</script>`;

const places: Record<string, string> = {
  'in the head, deferred as all modules are': SCRIPT + EXAM,
  'with defer, which says the same': SCRIPT.replace(' src', ' defer src') + EXAM,
  'with async': SCRIPT.replace(' src', ' async src') + EXAM,
  'at the end of the body': EXAM + SCRIPT,
  'in the midst of its own element': EXAM.replace('<template', `${SCRIPT}<template`),
  'put in when the page has loaded': late + EXAM,
  'before an element that a script adds': added,
};
for (const [place, html] of Object.entries(places)) {
  test(`the script ${place}`, async (t) => {
    const { take, complaints } = await open(t, SDK_MAP + html);
    await take();
    assert.deepEqual(complaints, []);
  });
}
