import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { examples } from './support/build.js';
import { driveExample } from './support/script.js';

driveExample('angular');

const WRONG = `import { Component } from '@angular/core';
import { ExamTypes } from '../../src/app/exam-types';

@Component({
  selector: 'app-wrong',
  imports: [ExamTypes],
  template: \`
    <proctored-exam [config]="42" />
    <proctored-exam [endpiont]="'/start'" />
    <proctored-exam (exam-started)="$event.detail.session" />\`,
})
export class Wrong {}
`;

/** What Angular's compiler says of a file beside the example's own. */
async function compile(source: string): Promise<string> {
  const folder = join(examples, 'angular/dist/types');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'wrong.ts'), source);
  const config = { extends: '../../tsconfig.json', files: ['wrong.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const ngc = join(examples, 'angular/node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js');
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [ngc, '-p', folder], (_error, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
  await rm(folder, { recursive: true });
  return said;
}

test('Angular’s compiler refuses a wrong value, name and detail, by the directive of the guide', async () => {
  const said = await compile(WRONG);
  assert.match(said, /Type 'number' is not assignable to type 'Record<string, unknown>'/);
  assert.match(said, /Can't bind to 'endpiont'/);
  assert.match(said, /Property 'session' does not exist on type 'SessionDetail'/);
  assert.equal(said.match(/error/g)?.length, 3, said);

  const guide = await readFile('demo/docs/frameworks.md', 'utf8');
  const [, directive = ''] = /^```ts\n(import { Directive.*?)^```$/ms.exec(guide) ?? [];
  const driven = await readFile(join(examples, 'angular/src/app/exam-types.ts'), 'utf8');
  assert.ok(directive.length > 0);
  for (const line of directive.split('\n')) assert.ok(driven.includes(line), line);
});
