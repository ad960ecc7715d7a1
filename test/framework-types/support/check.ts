import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** What a checker has found: `file:line: message`. */
export type Findings = string[];

const suite = join(import.meta.dirname, '..');
const projects = join(suite, 'projects');
const ours = 'node_modules/proctored-exam/dist';

/**
 * The compiler's errors in a project and in the package's types, and the files that it has read.
 *
 * @param source checked in place of the project's own files
 */
export function compile(project: string, source?: string): { findings: Findings; files: string[] } {
  const folder = join(projects, project);
  const path = join(folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: object };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, folder, undefined, path);
  const { options, errors } = parsed;
  const host = ts.createCompilerHost(options);
  const given = join(folder, 'given.tsx');
  const fileNames = source ? [given] : parsed.fileNames;
  const { readFile } = host;
  host.readFile = (name) => (name === given ? source : readFile(name));
  const program = ts.createProgram(fileNames, options, host);
  const diagnostics = [...errors, ...program.getOptionsDiagnostics()];
  for (const file of program.getSourceFiles()) {
    if (!fileNames.includes(file.fileName) && !file.fileName.includes(ours)) continue;
    diagnostics.push(...program.getSyntacticDiagnostics(file));
    diagnostics.push(...program.getSemanticDiagnostics(file));
  }
  const findings = diagnostics.map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    const name = file?.fileName.split('/').at(-1) ?? 'tsconfig.json';
    return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  return { findings, files: program.getSourceFiles().map(({ fileName }) => fileName) };
}

/** What `vue-tsc` says of the project `vue`. */
export async function checkVue(): Promise<Findings> {
  const output = await run('vue-tsc/bin/vue-tsc.js', 'vue', ['--pretty', 'false']);
  // further lines of a message are indented
  const findings = output.replace(/\n +/g, ' ').matchAll(/^(.+)\((\d+),\d+\): error \w+: (.*)$/gm);
  return [...findings].map(([, file, line, message]) => `${file}:${line}: ${message}`);
}

/** What `svelte-check` says of the project `svelte`. */
export async function checkSvelte(): Promise<Findings> {
  type Finding = { filename: string; start: { line: number }; message: string };
  const output = await run('svelte-check/bin/svelte-check', 'svelte', [
    ...['--output', 'machine-verbose', '--tsconfig', './tsconfig.json'],
  ]);
  return [...output.matchAll(/^\d+ (\{.*\})$/gm)].map(([, json]) => {
    const { filename, start, message } = JSON.parse(json!) as Finding;
    return `${filename}:${start.line + 1}: ${message.replace(/\n */g, ' ')}`;
  });
}

/** What a checker prints, whether it finds something or not. */
function run(program: string, project: string, args: string[]): Promise<string> {
  const path = join(suite, 'node_modules', program);
  return new Promise((resolve, reject) => {
    const options = { cwd: join(projects, project) };
    execFile(process.execPath, [path, ...args], options, (error, stdout, stderr) => {
      if (error && !stdout) reject(new Error(`${program}: ${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
}

/** Where a project's files say `error: …`, something like that is to be found in the next line. */
export async function expectedIn(project: string): Promise<Findings> {
  const names = await readdir(join(projects, project));
  const expected: Findings = [];
  for (const name of names.filter((name) => name.startsWith('wrong.'))) {
    const lines = (await readFile(join(projects, project, name), 'utf8')).split('\n');
    lines.forEach((text, index) => {
      const [, message] = /error: (.+?)(?: \*\/\}| -->)?$/.exec(text) ?? [];
      if (message) expected.push(`${name}:${index + 2}: ${message}`);
    });
  }
  return expected;
}
