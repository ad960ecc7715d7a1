import { inspect } from 'node:util';
import type { CheckResult, Finding, Level } from './types.js';

const COLOURS = { error: 'red', warning: 'yellow', info: 'cyan', ok: 'green' } as const;

/** The report for a person. */
export function render({ report, answered }: CheckResult, colour: boolean): string {
  const word = (level: Level) => {
    const padded = level.padEnd(7);
    return colour ? paint(COLOURS[level], padded) : padded;
  };
  const lines = report.findings.map((finding) => `${word(finding.level)}  ${sentence(finding)}`);
  const errors = count(report.findings, 'error');
  const warnings = count(report.findings, 'warning');
  const verdict = !answered
    ? 'Nothing answered.'
    : report.ok
      ? 'The endpoint is right.'
      : 'Something is wrong with the endpoint.';
  return [report.url, ...lines, '', `${errors}, ${warnings}. ${verdict}`, ''].join('\n');
}

/** Colours are for people at a terminal who have not declined them (no-color.org). */
export function wantsColour(
  stream: { isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function paint(colour: (typeof COLOURS)[Level], text: string): string {
  const [start, end] = inspect.colors[colour] ?? [0, 0];
  return `\u001b[${start}m${text}\u001b[${end}m`;
}

/** What is right needs no guide. */
function sentence({ level, field, expected, got, docs }: Finding): string {
  return level === 'ok'
    ? `${field}: ${got}`
    : `${field}: expected ${expected}, got ${got} (see ${docs})`;
}

function count(findings: readonly Finding[], level: Level): string {
  const number = findings.filter((finding) => finding.level === level).length;
  return `${number} ${level}${number === 1 ? '' : 's'}`;
}
