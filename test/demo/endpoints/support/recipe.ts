import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createProject } from '../../../package/runtimes/support/project.js';
import type { Runtime } from '../runtimes.mjs';

/** Signs the tokens of the recipes. */
export const SECRET = 'the-secret-of-the-recipes-and-their-tests';

/** How one recipe of `demo/endpoints` is run. */
interface Recipe {
  /** Its file, below `demo/endpoints`. */
  file: string;
  /** The program, and its arguments, for the file in a folder that it may write in. */
  command(file: string, folder: string): Promise<[program: string, ...args: string[]]>;
  /** The call that finds or creates the attempt's session, and what stands for a database that is away. */
  database: [call: string, away: string];
  env?: Record<string, string>;
  /** Puts a copy of the file into a folder of its own. Default: as it is. */
  install?(folder: string): Promise<{ folder: string; remove: () => void }>;
}

export const RECIPES: Record<Runtime, Recipe> = {
  node: {
    file: 'node/start-endpoint.mjs',
    command: (file) => Promise.resolve([process.execPath, file]),
    database: ['sessionOfAttempt(user, examId),', 'databaseIsAway(),'],
    install: createProject,
  },
  python3: {
    file: 'python/start_endpoint.py',
    command: (file) => Promise.resolve(['python3', file]),
    database: ['attempts.setdefault((user, exam_id), str(uuid.uuid4()))', 'database_is_away()'],
  },
  php: {
    file: 'php/start.php',
    command: (file, folder) =>
      Promise.resolve(['php', '-d', `session.save_path=${folder}`, '-S', '127.0.0.1:0', file]),
    database: ['session_of_attempt($user, $examId),', 'database_is_away(),'],
  },
  ruby: {
    file: 'ruby/start_endpoint.rb',
    command: (file) => Promise.resolve(['ruby', file]),
    database: ['ATTEMPTS[[user, exam_id]] ||= SecureRandom.uuid', 'database_is_away'],
  },
  java: {
    file: 'java/StartEndpoint.java',
    command: (file) => Promise.resolve(['java', file]),
    database: [
      'attempt -> UUID.randomUUID().toString()',
      'attempt -> { throw new IllegalStateException("the database is away"); }',
    ],
    // Of the locales that trip programs up: Turkish knows two letters i.
    env: { JAVA_TOOL_OPTIONS: '-Duser.language=tr -Duser.country=TR' },
  },
  go: {
    file: 'go/start_endpoint.go',
    // `go run` would leave its child behind when it is ended.
    async command(file, folder) {
      const program = join(folder, 'start-endpoint');
      const env = { ...process.env, CGO_ENABLED: '0', GO111MODULE: 'off' };
      await promisify(execFile)('go', ['build', '-o', program, file], { env });
      return [program];
    },
    database: [
      'sessionOf(attempt{learner.id, exam.id})',
      'func() (string, error) { panic("away") }()',
    ],
  },
};

/** A recipe that listens. */
export interface RunningRecipe {
  origin: string;
  stop: () => Promise<void>;
}

interface StartOptions {
  /** The vendor's secret. */
  secret?: string;
  /** Whether its database answers. */
  hasDatabase?: boolean;
}

/** Starts a recipe on a free port; resolves once it says that it listens, rejects if it ends. */
export async function startRecipe(
  runtime: Runtime,
  { secret = SECRET, hasDatabase = true }: StartOptions = {},
): Promise<RunningRecipe> {
  const recipe = RECIPES[runtime];
  const scratch = await mkdtemp(join(tmpdir(), 'proctored-exam-recipe-'));
  const project = await recipe.install?.(scratch);
  const file = join(project?.folder ?? scratch, basename(recipe.file));
  await copy(recipe, file, hasDatabase);
  const [program, ...args] = await recipe.command(file, scratch);

  const { PATH, HOME } = process.env;
  const child = spawn(program, args, {
    cwd: project?.folder ?? scratch,
    env: {
      ...{ PATH, HOME, PORT: '0', PROCTOR_SECRET: secret, ATTEMPTS_FOLDER: scratch },
      // As services are often started: no language, and nothing but ASCII by default.
      ...{ LC_ALL: 'C', ...recipe.env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'close') as Promise<[code: number | null]>;
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
    project?.remove();
    await rm(scratch, { recursive: true, force: true });
  };
  const output: string[] = [];
  const listening = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line);
        const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (origin !== undefined) resolve(origin);
      });
    }
  });
  const ended = gone.then(async ([code]) => {
    await stop();
    throw new Error(`${runtime} ended with ${code}: ${output.join(' ')}`);
  });
  // Once it listens, its end is nobody's business but `stop`'s.
  ended.catch(() => undefined);
  return { origin: await Promise.race([listening, ended]), stop };
}

async function copy({ file, database }: Recipe, to: string, hasDatabase: boolean): Promise<void> {
  const source = join(import.meta.dirname, '../../../../demo/endpoints', file);
  if (hasDatabase) {
    await cp(source, to);
    return;
  }
  const text = await readFile(source, 'utf8');
  const [call, away] = database;
  assert.equal(text.split(call).length, 2, `${file} holds "${call}" once`);
  await writeFile(
    to,
    text.replace(call, () => away),
  );
}

/** The cookie of somebody who signs in, as `name=value`. */
export async function signIn(origin: string, user: string): Promise<string> {
  const response = await fetch(`${origin}/sign-in?user=${user}`, { method: 'POST' });
  assert.ok(response.ok, String(response.status));
  const cookies = response.headers.getSetCookie();
  const cookie = cookies.findLast((text) => /HttpOnly; SameSite=Lax/i.test(text));
  assert.ok(cookie, cookies.join());
  return cookie.split(';')[0] ?? '';
}
