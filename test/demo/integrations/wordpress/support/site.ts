import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext, Page } from 'playwright-core';

/** A WordPress that listens, with the plugin. */
export interface Site {
  origin: string;
  /** What PHP has complained about in the plugin's files. */
  complaints: () => string[];
  stop: () => Promise<void>;
}

/** The plugin's settings in wp-config.php. */
export interface Settings {
  PROCTORED_EXAM_SERVER_ORIGIN?: string;
  PROCTORED_EXAM_INTEGRATION?: string;
  PROCTORED_EXAM_SECRET?: string;
  PROCTORED_EXAM_ACCOUNT?: string;
}

/** Starts one with users of each role; see `site.mjs`, which ends with this process at the latest. */
export async function startSite(settings: Settings): Promise<Site> {
  const program = fileURLToPath(new URL('site.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, JSON.stringify(settings)]);
  const closed = once(child, 'close');
  let problems = '';
  child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()));
  const ended = closed.then(() => {
    throw new Error(`WordPress did not start: ${problems}`);
  });
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [
    string,
  ];
  ended.catch(() => undefined);
  const { origin, folder } = JSON.parse(line) as { origin: string; folder: string };
  return {
    origin,
    complaints: () => {
      const file = join(folder, 'debug.log');
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.filter((each) => each.includes('plugins/proctored-exam'));
    },
    stop: async () => {
      child.stdin.end();
      await closed;
    },
  };
}

/** Logs in; a user's password is the name. */
export async function logIn(client: APIRequestContext, name: string): Promise<void> {
  const form = { log: name, pwd: name };
  const response = await client.post('/wp-login.php', { form, maxRedirects: 0 });
  if (response.status() !== 302) throw new Error(`${name} was not let in`);
}

/** What REST says of a post. */
export interface Post {
  id: number;
  link: string;
  content: { raw: string; rendered: string };
}

/**
 * Saves a post through WordPress's REST API, as its editor does.
 *
 * @param client of somebody who is logged in: what the role may not write, kses strips
 * @param route `posts` for a new one, `posts/<number>` for changes
 */
export async function savePost(
  client: APIRequestContext,
  data: Record<string, unknown>,
  route = 'posts',
): Promise<Post> {
  return (await ask(client, `${route}&context=edit`, { status: 'publish', ...data })) as Post;
}

/** Switches our plugin on or off, as an administrator. */
export async function switchPlugin(
  client: APIRequestContext,
  status: 'active' | 'inactive',
): Promise<void> {
  await ask(client, 'plugins/proctored-exam/proctored-exam', { status });
}

async function ask(client: APIRequestContext, route: string, data: object): Promise<unknown> {
  const nonce = await client.get('/wp-admin/admin-ajax.php?action=rest-nonce');
  const response = await client.post(`/?rest_route=/wp/v2/${route}`, {
    headers: { 'X-WP-Nonce': await nonce.text() },
    data,
  });
  if (!response.ok()) throw new Error(`${route}: ${response.status()} ${await response.text()}`);
  return response.json();
}

/** Writes questions in WordPress's editor; returns their number. */
export async function writeQuestions(page: Page, title: string, text: string): Promise<number> {
  await page.goto('/wp-admin/post-new.php?post_type=exam_questions');
  await page.locator('#title').fill(title);
  await page.locator('#content').fill(text);
  await page.locator('#publish').click();
  await page.waitForURL(/post\.php\?post=\d+/);
  return Number(new URL(page.url()).searchParams.get('post'));
}
