/** `npm run manifest`: dist/custom-elements.json, and beside it data for VS Code and JetBrains' editors. */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const outdir = 'dist';
const className = 'ProctoredExam';
const tagName = 'proctored-exam';

/** Types whose values editors can offer. */
const spelledOut = { RequestCredentials: "'omit' | 'same-origin' | 'include'" };

/** What the analyzer can't see: our helpers of `static properties`, types where there is a `@returns`. */
const membersAsWritten = {
  name: 'members-as-written',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations.find(({ name }) => name === node.name?.text);
    declaration.attributes = [];
    for (const member of node.members) {
      const name = member.name?.getText();
      const documented = declaration.members.find((documented) => documented.name === name);
      if (ts.isMethodDeclaration(member) && documented) {
        documented.return = { type: { text: member.type?.getText() } };
      }
      if (name !== 'properties') continue;
      for (const property of member.initializer.properties) {
        if (ts.isCallExpression(property.initializer)) addAttribute(declaration, property);
      }
    }
  },
};

/** From `theme: text('data-theme', 'default')`, say. */
function addAttribute(declaration, { name, initializer }) {
  const [attribute, fallback] = initializer.arguments;
  const field = declaration.members.find((member) => member.name === name.text);
  const isJson = initializer.expression.text === 'json';
  const type = spelledOut[field.type.text] ?? field.type.text;
  const value = isJson ? '{}' : fallback.getText();
  const common = value === "''" ? {} : { default: value };
  Object.assign(field, { attribute: attribute.text, type: { text: type }, ...common });
  declaration.attributes.push({
    name: attribute.text,
    fieldName: field.name,
    type: { text: isJson ? 'string' : type },
    description: field.description,
    ...common,
  });
}

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
    membersAsWritten,
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
