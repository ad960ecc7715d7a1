/** `npm run manifest`: dist/custom-elements.json, and beside it data for VS Code and JetBrains' editors. */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const outdir = 'dist';
const className = 'ProctoredExam';
const tagName = 'proctored-exam';

/** Names of our sources, and what they stand for: nobody who reads the manifest can look them up. */
const SPELLED_OUT = {
  RequestCredentials: "'omit' | 'same-origin' | 'include'",
  SdkPreload: "'none' | 'intent' | 'eager'",
  NoticeSetting: "'all' | 'none'",
  '((options: FinishOptions) => Promise<void>) | undefined':
    '((options: { sessionId: string | undefined; signal: AbortSignal }) => Promise<void>) | undefined',
  DEFAULT_THEME: "'default'",
};

/** Spells out types and defaults, and types where the analyzer prefers a `@returns`. */
const spelledOut = {
  name: 'spelled-out',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const { members } = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
    for (const member of node.members.filter(ts.isMethodDeclaration)) {
      const method = members.find(({ name }) => name === member.name.getText());
      if (method) method.return = { type: { text: member.type?.getText() } };
    }
  },
  packageLinkPhase({ customElementsManifest: { modules } }) {
    const { attributes, members } = modules[0].declarations.find(({ name }) => name === className);
    for (const one of [...attributes, ...members]) {
      if (one.type) one.type.text = SPELLED_OUT[one.type.text] ?? one.type.text;
      if (one.default in SPELLED_OUT) one.default = SPELLED_OUT[one.default];
      // An empty text is what stands for no attribute.
      if (one.default === "''") delete one.default;
    }
    // An attribute's value is a text, whatever is made of it.
    const config = attributes.find(({ fieldName }) => fieldName === 'config');
    config.type = { text: 'string' };
  },
};

/** The public API alone, in the files of the package. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const [module] = manifest.modules;
    const declaration = module.declarations.find(({ name }) => name === className);
    const isOwn = ({ name, privacy }) =>
      (privacy ?? 'public') === 'public' && !/Callback$/.test(name);
    declaration.members = declaration.members.filter(isOwn);
    for (const { type } of declaration.members) {
      if (type) type.text = type.text.replace(/\s+/g, ' ').replace(/^\| /, '');
    }
    // one is found at the code that fires the others
    declaration.events = declaration.events.filter(({ description }) => description);
    declaration.tagName = tagName;
    const path = `${outdir}/element/index.js`;
    const reference = { name: className, module: path };
    const definition = { kind: 'custom-element-definition', name: tagName, declaration: reference };
    const exported = { kind: 'js', name: className, declaration: reference };
    Object.assign(module, { path, declarations: [declaration], exports: [exported] });
    manifest.modules.push({
      kind: 'javascript-module',
      path: `${outdir}/index.js`,
      declarations: [],
      exports: [exported, definition],
    });
  },
};

export default {
  globs: ['src/element/proctored-exam.ts'],
  outdir,
  litelement: true,
  plugins: [
    spelledOut,
    asPublished,
    customElementVsCodePlugin({
      ...{ outdir, hideLogs: true },
      ...{
        htmlFileName: 'vscode.html-custom-data.json',
        cssFileName: 'vscode.css-custom-data.json',
      },
    }),
    customElementJetBrainsPlugin({ outdir, hideLogs: true, packageJson: false }),
  ],
};
