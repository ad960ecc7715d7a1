/**
 * The custom elements manifest and what editors read, against the public contract: the names below
 * are those that page authors rely on, and no others are to be promised.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const readJson = async <T>(path: string) => JSON.parse(await read(path)) as T;

const preloads = "'none' | 'intent' | 'eager'";
const credentials = "'omit' | 'same-origin' | 'include'";
const notices = "'all' | 'none'";
const session = 'CustomEvent<SessionDetail>';
const phases = ['start', 'preparing', 'in-exam', 'finished', 'uploaded', 'error'];

const contract = {
  /** Name, property, type, default. */
  attributes: [
    ['data-endpoint', 'endpoint', 'string', undefined],
    ['data-finish-endpoint', 'finishEndpoint', 'string', undefined],
    ['data-credentials', 'credentials', credentials, "'same-origin'"],
    ['data-theme', 'theme', 'string', "'default'"],
    ['data-config', 'config', 'string', '{}'],
    ['data-sdk-preload', 'sdkPreload', preloads, "'intent'"],
    ['data-notices', 'notices', notices, "'all'"],
  ],
  /** Name, type, attribute. */
  properties: [
    ['endpoint', 'string', 'data-endpoint'],
    ['finishEndpoint', 'string', 'data-finish-endpoint'],
    ['credentials', credentials, 'data-credentials'],
    ['theme', 'string', 'data-theme'],
    ['config', 'Record<string, unknown>', 'data-config'],
    ['sdkPreload', preloads, 'data-sdk-preload'],
    ['notices', notices, 'data-notices'],
    ['messages', 'Partial<Messages> | undefined', undefined],
    [
      'fetchStartData',
      '((options: { signal: AbortSignal }) => Promise<StartData>) | undefined',
      undefined,
    ],
    [
      'requestFinish',
      '((options: { sessionId: string | undefined; signal: AbortSignal }) => Promise<void>) | undefined',
      undefined,
    ],
    ['loadSdk', '(() => Promise<ProctoringSdk>) | undefined', undefined],
  ],
  /** Name, type. */
  readOnly: [
    ['phase', 'Phase'],
    ['session', 'ProctoringSession | undefined'],
    ['sessionId', 'string | undefined'],
    ['error', 'ProctoredExamError | undefined'],
  ],
  /** Name, what it returns. */
  methods: [
    ['start', 'Promise<void>'],
    ['finish', 'Promise<void>'],
    ['reset', 'void'],
  ],
  /** Name, type. */
  events: [
    ['exam-starting', 'CustomEvent<{}>'],
    ['exam-started', session],
    ['exam-finished', session],
    ['video-uploaded', session],
    ['exam-error', 'CustomEvent<{ error: ProctoredExamError }>'],
    ['exam-phase-change', 'CustomEvent<{ phase: Phase, previousPhase: Phase }>'],
  ],
  slots: phases,
  states: [...phases, 'interrupted', 'finishing'],
};

interface Named {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
}

interface Declaration extends Named {
  tagName: string;
  attributes: (Named & { fieldName: string })[];
  members: (Named & {
    kind: string;
    attribute?: string;
    readonly?: boolean;
    static?: boolean;
    return?: { type: { text: string } };
  })[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates: Named[];
}

interface Manifest {
  modules: {
    path: string;
    declarations: Declaration[];
    exports: { kind: string; name: string; declaration: { name: string; module: string } }[];
  }[];
}

interface PackageJson {
  customElements: string;
  'web-types': string;
  exports: Record<string, unknown>;
}

const packageJson = await readJson<PackageJson>('package.json');
const manifest = await readJson<Manifest>(packageJson.customElements);
const [declaration] = manifest.modules.flatMap(({ declarations }) => declarations);
assert.ok(declaration);
const { attributes, members, events, slots, cssParts, cssProperties, cssStates } = declaration;
const names = (list: Named[]) => list.map(({ name }) => name);
const sorted = (list: string[]) => [...new Set(list)].sort();

/** What stands in the files of a kind, by a pattern with one group. */
async function foundIn(files: RegExp, pattern: RegExp): Promise<string[]> {
  const folder = 'src/element';
  const all = await readdir(join(root, folder));
  const texts = all.filter((name) => files.test(name)).map((name) => read(join(folder, name)));
  return [...(await Promise.all(texts)).join('\n').matchAll(pattern)].map(([, name = '']) => name);
}

test('the manifest says what the contract says, no more and no less', () => {
  // `version`, which is the class's, is for other copies of the package
  const fields = members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic);
  assert.deepEqual(
    {
      attributes: attributes.map((one) => [one.name, one.fieldName, one.type?.text, one.default]),
      properties: fields
        .filter((one) => !one.readonly)
        .map((one) => [one.name, one.type?.text, one.attribute]),
      readOnly: fields.filter((one) => one.readonly).map((one) => [one.name, one.type?.text]),
      methods: members
        .filter(({ kind }) => kind === 'method')
        .map((one) => [one.name, one.return?.type.text]),
      events: events.map((one) => [one.name, one.type?.text]),
      slots: names(slots),
      states: names(cssStates),
    },
    contract,
  );
});

test('everything in it is described', () => {
  const all = [attributes, members, events, slots, cssParts, cssProperties, cssStates].flat();
  assert.deepEqual(names(all.filter(({ description }) => !description)), []);
});

test('it holds the parts that the view has', async () => {
  // written out, or given to one of the view's functions that make an element with a part
  const pattern =
    /(?:\bpart="|\brender(?:Line|Link)\('|\brender(?:Button|Panel)\(\w+, ')([a-z -]+)/g;
  const inView = (await foundIn(/^view.*\.ts$/, pattern)).flatMap((parts) => parts.split(' '));
  // It stands beside the view, where something in the page is wrong.
  assert.deepEqual(sorted(names(cssParts)), sorted([...inView, 'author-help']));
});

test('it holds the CSS properties that the styles read', async () => {
  const used = await foundIn(/^styles.*\.ts$/, /var\(\s*(--proctored-exam-[a-z-]+)/g);
  assert.deepEqual(sorted(names(cssProperties)), sorted(used));
});

test('it names modules that the package has, which export and define the element', async () => {
  const element = { name: 'ProctoredExam', module: 'dist/element/index.js' };
  const exports = Object.fromEntries(manifest.modules.map((one) => [one.path, one.exports]));
  const js = { kind: 'js', name: 'ProctoredExam', declaration: element };
  assert.deepEqual(exports, {
    'dist/element/index.js': [js],
    'dist/index.js': [
      js,
      { kind: 'custom-element-definition', name: 'proctored-exam', declaration: element },
    ],
  });
  assert.equal(declaration.tagName, 'proctored-exam');
  for (const path of Object.keys(exports)) assert.ok(await read(path), path);
  assert.equal(packageJson.exports['./custom-elements.json'], `./${packageJson.customElements}`);
});

test("VS Code's data hold the tag with its attributes and their values, and the parts", async () => {
  type Value = { name: string };
  type Html = { tags: { name: string; attributes: (Value & { values: Value[] })[] }[] };
  const { tags } = await readJson<Html>('dist/vscode.html-custom-data.json');
  assert.deepEqual(
    tags.map(({ name, attributes }) => [name, names(attributes)]),
    [['proctored-exam', names(attributes)]],
  );
  const [, , ofCredentials, , , ofPreload] = tags[0]!.attributes;
  assert.deepEqual(names(ofCredentials!.values), ['omit', 'same-origin', 'include']);
  assert.deepEqual(names(ofPreload!.values), ['none', 'intent', 'eager']);

  type Css = { properties: Value[]; pseudoElements: Value[] };
  const css = await readJson<Css>('dist/vscode.css-custom-data.json');
  assert.deepEqual(sorted(names(css.properties)), sorted(names(cssProperties)));
  const parts = names(cssParts).map((name) => `::part(${name})`);
  assert.deepEqual(sorted(names(css.pseudoElements)), sorted(parts));
});

test("JetBrains' web-types hold the tag with all that belongs to it", async () => {
  type Element = Record<'attributes' | 'slots' | 'events', Named[]> & {
    name: string;
    js: { properties: Named[] };
  };
  type WebTypes = { contributions: { html: { elements: Element[] } } };
  const { contributions } = await readJson<WebTypes>(packageJson['web-types']);
  const [element, ...others] = contributions.html.elements;
  assert.deepEqual(others, []);
  assert.equal(element!.name, 'proctored-exam');
  assert.deepEqual(names(element!.attributes), names(attributes));
  assert.deepEqual(names(element!.slots), names(slots));
  assert.deepEqual(names(element!.events), names(events));
  const properties = [...contract.properties, ...contract.readOnly].map(([name]) => name);
  assert.deepEqual(names(element!.js.properties), properties);
});
