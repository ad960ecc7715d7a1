import { createRequire } from 'node:module';
import { compileLitTemplates } from '@lit-labs/compiler';
import MagicString from 'magic-string';
import type { Plugin } from 'vite';

/** Replaces the text from `from` up to, and without, `until` (or `from` alone) by `to` (or by nothing). */
interface Cut {
  from: string;
  until?: string;
  to?: string;
}

/**
 * What of Lit the self-contained file can't reach, by package file. Bundlers leave it in, since Lit's
 * classes name one another. Each text must stand there once: after an upgrade of Lit the build fails
 * rather than cut something else, and then this list is to be gone through again.
 */
const CUTS: Record<string, Cut[]> = {
  '@lit/reactive-element/css-tag.js': [
    // style sheets can be made and adopted wherever there is `attachInternals`, which the element needs;
    // ours has no expressions
    { from: 'e=t.ShadowRoot&&', until: ',s=Symbol()', to: 'e=!0' },
    {
      from: 'i=(t,...e)=>{',
      until: ',S=(s,o)',
      to: 'i=t=>{const s=new CSSStyleSheet;s.replaceSync(t[0]);return s}',
    },
    { from: 'if(e)s.adoptedStyleSheets', until: '},c=e', to: 's.adoptedStyleSheets=o' },
  ],
  '@lit/reactive-element/reactive-element.js': [
    // each of our properties names its attribute and the function that converts it, or has none;
    // none is reflected to one
    { from: 'u={toAttribute', until: ',f=(t,s)', to: 'u={}' },
    { from: ',b={attribute:!0', until: ';Symbol.metadata', to: ',b={}' },
    {
      from: 'const i=s.attribute;return!1===i',
      until: '}constructor(){super()',
      to: 'return s.attribute||void 0',
    },
    { from: '_$ET(t,s){', until: '_$AK(t,s){' },
    { from: 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),' },
    { from: '||i.useDefault&&', until: '))return;this.C(' },
    { from: 'C(t,s,{useDefault:i,reflect:e,wrapped:h},r)', to: 'C(t,s)' },
    {
      from: 'i&&!(this._$Ej??=',
      until: 'async _$EP()',
      to: 'this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}',
    },
    {
      from: ',h="function"==typeof t.converter',
      until: ',this._$Em=null}}requestUpdate',
      to: ';this._$Em=e,this[e]=t.converter(s)',
    },
    // properties come from one `static properties`: no decorators, no accessors, no base class
    { from: 'Symbol.metadata??=', until: 'class y' },
    { from: 'const t=this[Symbol.metadata]', until: 'this._$Eh=new Map' },
    {
      from: 'const t=this.constructor.elementProperties;if(t.size>0)',
      until: 'let t=!1;const s=',
      to: '}',
    },
    { from: 'static addInitializer', until: 'static get observedAttributes' },
    { from: ',this.constructor.l?.forEach(t=>t(this))' },
    { from: ',void 0!==t.l&&(this.l=[...t.l])' },
    { from: 's.state&&(s.attribute=!1),' },
    { from: ',this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0)' },
    { from: 'h(this.prototype,t)??' },
    { from: '[...r(t),...o(t)]', to: 'r(t)' },
    { from: 'const i=[];if(Array.isArray(s)){', until: '}static _$Eu', to: 'return[s]' },
    // controllers only hear of connections
    { from: 'this._$EO?.forEach(t=>t.hostUpdate?.()),' },
    { from: 'this._$EO?.forEach(t=>t.hostUpdated?.()),' },
    { from: 'removeController(t)', until: '_$E_(){' },
    // neither polyfills nor Lit's own warning of several copies
    { from: 'p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', to: '0' },
  ],
  'lit-html/lit-html.js': [
    // templates are compiled: nothing looks for expressions in them
    { from: 'h="$lit$"', until: 'l=document' },
    { from: 'd=t=>u(t)||', until: 'E=Symbol.for("lit-noChange")', to: 'b=0,w=0,T=0,' },
    { from: 'if(!u(t)||!t.hasOwnProperty("raw"))', until: 'return void 0!==e?' },
    { from: 'const N=(t,i)=>{', until: 'class S{' },
    { from: 'constructor({strings:t,_$litType$:i},e)', until: 'static createElement' },
    { from: '"number"==typeof s?this._$AC(t):' },
    { from: '_$AC(t){', until: 'k(t){' },
    // expressions are texts, templates and lists, or whole attributes
    { from: 'void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)', to: 'this.k(t)' },
    { from: '1===r.type?i=new r.ctor(', until: ',this._$AV.push(i)', to: 'i=new H(h,r.name)' },
    { from: 'void 0!==s&&(void 0!==s.strings?', until: '}}class k{', to: 's._$AI(t[i++])' },
    { from: 'get tagName()', until: 'constructor(t,i,s,e,h){this.type=1' },
    { from: ',s.length>2||""!==s[0]', until: '_$AI(t,i=this,s,e)', to: '}' },
    { from: 'const h=this.strings;let o=!1;if(void 0===h)', to: 'let o;' },
    { from: 'else{const e=t;', until: 'o&&!e&&this.j(t)' },
    { from: 'class I extends H', until: ',B=t.litHtmlPolyfillSupport', to: 'const j=0' },
    // no directives, and so nobody asks a part where it is or whether it is connected
    { from: 'function M(t,i,s=t,e)', until: 'class R{', to: 'const M=(t,i)=>i;' },
    { from: 'get parentNode(){return this._$AM', until: 'u(t){' },
    { from: 'get _$AU(){return this._$AM?._$AU', until: 'constructor(t,i,s,e){this.type=2' },
    { from: ',this._$Cv=e?.isConnected??!0' },
    { from: 'get parentNode(){let t=', until: '_$AI(t,i=this){t=M' },
    { from: 'this._$AP?.(!1,!0,s)' },
    { from: 'setConnected(t)', until: '}class H{' },
    { from: 't?.creationScope??' },
    { from: 'this._$AN=void 0,this._$AD', to: 'this._$AD' },
    { from: 'B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3")', to: '0' },
  ],
  'lit-element/lit-element.js': [
    { from: 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),' },
    { from: 'connectedCallback(){super.connected', until: 'render(){return r}' },
    { from: ',s.litElementHydrateSupport?.({LitElement:i})' },
    { from: 'o?.({LitElement:i});' },
    { from: '(s.litElementVersions??=[]).push("4.2.2")', to: '0' },
    // styles that are adopted need no node in front of which to render
    { from: 'createRenderRoot(){const t=super', until: 'update(t){const r' },
  ],
};

/** For self-contained files: compiles Lit's templates, and leaves out what of Lit is not reached then. */
export const leanLit: Plugin = {
  name: 'lean-lit',
  enforce: 'pre',
  transform(code, id) {
    if (id.endsWith('/element/view.ts')) return compileTemplates(code, id);
    // it brings its own Lit, which nobody can teach to hydrate
    if (id.endsWith('/element/hydration.ts')) {
      return { code: 'export const hydrates = () => false;', map: null };
    }
    const [, file = ''] = id.split('/node_modules/');
    return file in CUTS ? cut(code, file) : null;
  },
};

function cut(code: string, file: string) {
  const lean = new MagicString(code);
  for (const { from, until, to = ' ' } of CUTS[file]!) {
    const start = code.indexOf(from);
    const end = until === undefined ? start + from.length : code.indexOf(until, start);
    if (start < 0 || end < 0 || code.includes(from, start + 1)) {
      throw new Error(`${file}: expected once ${from} and then ${until}; another version of Lit?`);
    }
    lean.update(start, end, to);
  }
  return { code: lean.toString(), map: lean.generateMap({ hires: true }) };
}

/** What is used of the TypeScript that the templates' compiler brings along: nodes of two versions don't mix. */
interface Compiler {
  transpileModule: (
    code: string,
    options: object,
  ) => { outputText: string; sourceMapText?: string };
}

function compileTemplates(code: string, fileName: string) {
  const require = createRequire(createRequire(import.meta.url).resolve('@lit-labs/compiler'));
  const { transpileModule } = require('typescript') as Compiler;
  const { outputText, sourceMapText } = transpileModule(code, {
    fileName,
    compilerOptions: {
      target: 'ES2022',
      module: 'ESNext',
      verbatimModuleSyntax: true,
      sourceMap: true,
    },
    transformers: { before: [compileLitTemplates()] },
  });
  // there is one kind of attribute part left, with the whole attribute as its value
  const compiled = outputText
    .replace(/import \* as litHtmlPrivate_1 .*\nconst .*litHtmlPrivate_1.*\n/, '\n\n')
    .replace(/, strings: \["", ""\], ctor: A_1/g, '')
    // between tags white space means nothing to us
    .replace(/(?<=b_1 `[^`]*>)\s+(?=<)/g, '');
  if (/litHtmlPrivate|ctor:/.test(compiled))
    throw new Error(`${fileName}: an attribute is composed`);
  return { code: compiled, map: sourceMapText ?? null };
}
