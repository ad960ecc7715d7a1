/** Compiles the app for the server and the browser, as Svelte's plugins do. */
import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'svelte/compiler';

const source = await readFile(new URL('App.svelte', import.meta.url), 'utf8');
for (const generate of ['server', 'client']) {
  const { js, warnings } = compile(source, { generate, name: 'App' });
  if (warnings.length) throw new Error(warnings.join('\n'));
  await writeFile(new URL(`app-${generate}.mjs`, import.meta.url), js.code);
}
