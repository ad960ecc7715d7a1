/**
 * The built `proctored-exam/server` on the runtimes that LMS back ends use: one small app, the same
 * requests over HTTP, the same answers. Deno and Bun are installed for it, once.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask } from './support/answers.js';
import { cases, secret } from './support/cases.js';
import { createProject, type Project } from './support/project.js';
import { runtimes } from './support/runtimes.js';
import { startVendor } from './support/vendor.js';

let project: Project;

before(async () => {
  project = await createProject();
});
after(() => {
  project.remove();
});

for (const [name, start] of Object.entries(runtimes)) {
  test(name, async (t) => {
    const vendor = await startVendor(secret);
    t.after(vendor.stop);
    const app = await start(project, {
      serverOrigin: vendor.origin,
      integrationName: 'acme',
      jwtSecret: secret,
    });
    t.after(app.stop);
    for (const [title, [request, expected]] of Object.entries(cases)) {
      await t.test(`${name}: ${title}`, async () => {
        const answer = await ask(app.origin, request(app.origin), secret);
        const { body } = answer;
        if (typeof body === 'object' && body !== null && 'serverOrigin' in body) {
          assert.equal(body.serverOrigin, vendor.origin);
          body.serverOrigin = '<vendor>';
        }
        assert.deepEqual(answer, expected);
      });
    }
  });
}
