#!/usr/bin/env node
import { check } from './check.js';
import { parseCommand, USAGE, UsageError } from './command.js';
import { render, wantsColour } from './render.js';

/** Runs one command line; resolves with the exit code. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2), process.env);
  if (command.kind === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command.kind === 'version') {
    const { VERSION } = await import('../version.js');
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const result = await check(command.options);
  process.stdout.write(
    command.json
      ? `${JSON.stringify(result.report, null, 2)}\n`
      : render(result, wantsColour(process.stdout, process.env)),
  );
  if (!result.answered) return 2;
  return result.report.ok ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = 2;
  // Other errors may quote what must not be shown.
  const text = error instanceof UsageError ? error.message : 'failed for a reason of its own';
  process.stderr.write(`proctored-exam: ${text}\nTry: npx proctored-exam --help\n`);
}
