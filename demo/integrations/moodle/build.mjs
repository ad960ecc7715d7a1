/**
 * Makes the zips that a Moodle installs, in `dist/moodle`: the access rule with the widget of `dist` inside, and the
 * placeholder's plugin. `npm run build:moodle` builds the widget first.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { zip } from './zip.mjs';

const DIST = new URL('../../../dist/', import.meta.url);
const WIDGET_FILES = [
  'proctored-exam.min.js',
  'proctored-exam.min.js.LICENSE.txt',
  'author-help.min.js',
];
/** The placeholder's plugin uses the widget of the other. */
const PLUGINS = [
  { name: 'quizaccess_proctoredexam', hasWidget: true },
  { name: 'local_proctoredexam', hasWidget: false },
];
/** What Moodle calls both folders: the part of the plugin's name after its kind. */
const FOLDER = 'proctoredexam';

/** @typedef {import('./zip.mjs').Entry} Entry */

/**
 * The files below a folder, with their paths from there.
 *
 * @param {URL} folder
 * @param {(path: string) => boolean} [wanted]
 * @returns {Promise<Entry[]>}
 */
async function filesIn(folder, wanted = () => true) {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const root = fileURLToPath(folder);
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replace(/^\//, ''))
    .filter(wanted)
    .sort();
  return Promise.all(
    paths.map(async (path) => ({ path, data: await readFile(new URL(path, folder)) })),
  );
}

/**
 * The widget in a folder that is named by its contents, so that browsers may keep it for good and never mix
 * the module of one build with the languages of another.
 *
 * @returns {Promise<Entry[]>}
 */
async function widget() {
  if (!existsSync(new URL('proctored-exam.min.js', DIST))) {
    throw new Error('build:moodle: expected dist/proctored-exam.min.js; run npm run build first');
  }
  const files = await filesIn(
    DIST,
    (path) => WIDGET_FILES.includes(path) || (path.startsWith('locales/') && path.endsWith('.js')),
  );
  const hash = createHash('sha256');
  for (const { path, data } of files) hash.update(path).update('\0').update(data);
  const { version } = JSON.parse(
    await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  const edition = `${version}-${hash.digest('hex').slice(0, 12)}`;
  const list = `${JSON.stringify({ version, edition }, null, 2)}\n`;
  return [
    { path: 'widget/widget.json', data: Buffer.from(list) },
    ...files.map(({ path, data }) => ({ path: `widget/${edition}/${path}`, data })),
  ];
}

const out = new URL('moodle/', DIST);
await mkdir(out, { recursive: true });
const widgetFiles = await widget();
for (const { name, hasWidget } of PLUGINS) {
  const sources = await filesIn(new URL(`${name}/`, import.meta.url));
  const entries = [...sources, ...(hasWidget ? widgetFiles : [])].map(({ path, data }) => ({
    path: `${FOLDER}/${path}`,
    data,
  }));
  const archive = zip(entries, new Date());
  await writeFile(new URL(`${name}.zip`, out), archive);
  console.log(`dist/moodle/${name}.zip: ${entries.length} files, ${archive.length} bytes`);
}
