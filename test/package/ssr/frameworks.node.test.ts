/** Frameworks that render on the server: the tag is plain markup to them, and they hydrate around it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundle, fate, openServed, ssrSuite, UNHARMED } from './support/suite.js';

const suite = ssrSuite();

for (const framework of ['react', 'vue', 'svelte']) {
  test(`${framework}: the start content reads without JavaScript, and lives after hydration`, async (t) => {
    const { project } = suite;
    const html = await project.node(`${framework}/server.mjs`);
    const script = await bundle(project.folder, `${framework}/client.mjs`);

    const silent = await openServed(suite, t, { html, script }, { javaScriptEnabled: false });
    await silent.page.getByRole('heading', { name: 'Mathematics I' }).waitFor();
    assert.doesNotMatch(await silent.page.content(), /Question/);

    const { page, complaints, hydrate } = await openServed(suite, t, { html, script });
    await page.getByRole('heading', { name: 'Mathematics I' }).waitFor();
    const before = await page.screenshot();
    await hydrate();
    await page.getByRole('button', { name: 'Start the exam' }).waitFor();
    assert.deepEqual(await page.evaluate(fate), UNHARMED);
    assert.ok(before.equals(await page.screenshot()), 'the page looks as it was served');

    await page.getByRole('button', { name: 'Hints: 0' }).click();
    await page.getByRole('button', { name: 'Hints: 1' }).waitFor();
    await page.getByRole('button', { name: 'Start the exam' }).click();
    await page.getByText('Question 1').waitFor();
    assert.deepEqual(complaints, []);
  });
}
