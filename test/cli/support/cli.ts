import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Finding, Report } from '../../../src/cli/types.js';

const program = fileURLToPath(new URL('../../../dist/cli/index.js', import.meta.url));

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built command as a process of its own, without this one's environment. */
export function run(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { PATH: process.env['PATH'], ...env }, timeout: 120_000 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

export interface JsonRun extends Run {
  report: Report;
}

/** `check --json`. */
export async function check(
  url: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<JsonRun> {
  const result = await run(['check', url, '--json', ...args], env);
  assert.equal(result.stderr, '');
  return { ...result, report: JSON.parse(result.stdout) as Report };
}

/** The fields with findings of a level. */
export function fields({ findings }: Report, level: Finding['level']): string[] {
  return findings.filter((finding) => finding.level === level).map(({ field }) => field);
}

/** The one finding of a field that is not `ok`. */
export function finding({ findings }: Report, field: string): Finding {
  const found = findings.find((each) => each.field === field && each.level !== 'ok');
  assert.ok(found, `nothing about ${field} in ${JSON.stringify(findings)}`);
  return found;
}
