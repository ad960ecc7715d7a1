/** A Storybook that is made as the guide to testing says: its controls come from the manifest. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { DRIVER_TIMEOUT, launchChromium } from '../../support/chromium.js';
import { installProject, type InstalledProject } from '../../support/installed-project.js';

let project: InstalledProject;
let browser: Browser;
let page: Page;
const server = createServer();

before(async () => {
  project = await installProject('test/package/storybook');
  await project.node('node_modules/storybook/dist/bin/dispatcher.js', 'build', '--quiet');
  const app = new Hono().use('*', serveStatic({ root: join(project.folder, 'storybook-static') }));
  server.on('request', (incoming, outgoing) => {
    void getRequestListener(app.fetch)(incoming, outgoing);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1400, height: 1600 } });
  page.setDefaultTimeout(DRIVER_TIMEOUT);
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/?path=/story/proctored-exam--whole-life`);
});

after(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await project.remove();
});

/** The rows of an argument in Storybook's table of controls; slots come before properties. */
const rows = (name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) });

const CONTROLS = 'input, select, textarea, button';

test('enumerations have selects, with the words that the element knows', async () => {
  for (const [name, words] of Object.entries({
    'data-credentials': ['omit', 'same-origin', 'include'],
    'data-sdk-preload': ['none', 'intent', 'eager'],
    'data-notices': ['all', 'none'],
  })) {
    const select = page.getByRole('combobox', { name });
    await select.waitFor();
    const [hint, ...options] = await select.locator('option').allTextContents();
    assert.deepEqual(options, words, `${name}, after "${hint}"`);
  }
});

test('what is read-only has no control, and the slot of that name does not replace it', async () => {
  for (const name of ['phase', 'session', 'sessionId']) {
    assert.equal(await rows(name).count(), 1, name);
    assert.equal(await rows(name).locator(CONTROLS).count(), 0, name);
  }
  assert.equal(await rows('error').count(), 2);
  assert.equal(await rows('error').first().getByRole('textbox').count(), 1, 'the slot');
  assert.equal(await rows('error').last().locator(CONTROLS).count(), 0, 'the property');
});

test('a control changes the element, and the story is a whole exam', async () => {
  const story = page.frameLocator('#storybook-preview-iframe');
  await page.getByRole('combobox', { name: 'data-notices' }).selectOption('none');
  await story.locator('proctored-exam[data-notices=none]').waitFor();
  await story.getByRole('button', { name: 'Start the exam' }).click();
  await story.getByRole('button', { name: 'Hand in' }).click();
  await story.getByText('Thank you.').waitFor();
});

test('the guide has these files as they are', async () => {
  const guide = await readFile('demo/docs/testing.md', 'utf8');
  for (const file of ['.storybook/preview.js', 'exam.stories.js']) {
    const source = await readFile(join('test/package/storybook', file), 'utf8');
    assert.ok(guide.includes(source), file);
  }
});
