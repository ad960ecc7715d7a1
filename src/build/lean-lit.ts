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
    // ours is one, without expressions
    { from: 'const t=globalThis,e=t.ShadowRoot&&', until: 's=Symbol()', to: 'const e=!0,' },
    {
      from: 'i=(t,...e)=>{',
      until: ',S=(s,o)',
      to: 'i=t=>{const s=new CSSStyleSheet;s.replaceSync(t[0]);return s}',
    },
    { from: 'if(e)s.adoptedStyleSheets', until: '},c=e', to: 's.adoptedStyleSheets=[o]' },
  ],
  '@lit/reactive-element/reactive-element.js': [
    { from: 'a=globalThis,', until: 'd=(t,s)=>t' },
    // properties come from one `static properties`: no decorators, no accessors, no base class
    { from: ',b={attribute:!0', until: 'class y', to: ';' },
    { from: 'static addInitializer', until: 'static get observedAttributes' },
    {
      from: 'static createProperty(t,s=b)',
      until: 'this.elementProperties.set(t,s)',
      to: 'static createProperty(t,s){',
    },
    { from: ',!s.noAccessor){', until: 'const i=Symbol()', to: ';' },
    {
      from: ',h=this.getPropertyDescriptor',
      until: 'configurable:!0',
      to: ';e(this.prototype,t,{get(){return this[i]},set(s){const e=this[i];this[i]=s,this.requestUpdate(t,e)},',
    },
    {
      from: 'enumerable:!0}}static getPropertyOptions',
      until: 'static _$Ei',
      to: 'enumerable:!0})}',
    },
    { from: ',void 0!==t.l&&(this.l=[...t.l])' },
    { from: '[...r(t),...o(t)]', to: 'r(t)' },
    { from: 'const t=this[Symbol.metadata]', until: 'this._$Eh=new Map' },
    { from: ',this.constructor.l?.forEach(t=>t(this))' },
    {
      from: 'const t=this.constructor.elementProperties;if(t.size>0)',
      until: 'let t=!1;const s=',
      to: '}',
    },
    // each names its attribute and the function that converts it, or has none; none is reflected to one,
    // and all are compared alike
    { from: 'u={toAttribute', until: ',f=(t,s)', to: 'u={}' },
    {
      from: 'const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)',
      to: 's.attribute&&this._$Eh.set(s.attribute,t)',
    },
    { from: '_$ET(t,s){', until: '_$AK(t,s){' },
    {
      from: 'if(void 0!==e&&this._$Em!==e)',
      until: 'requestUpdate(t,s,i',
      to: 'e&&(this[e]=i.elementProperties.get(e).converter(s))}',
    },
    { from: ',this._$Em=null,this._$Ev', to: ',this._$Ev' },
    {
      from: 's,i,e=!1,h){',
      until: '!1===this.isUpdatePending&&',
      to: 's){if(void 0!==t){if(i(this[t],s))return;this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
    },
    { from: 'C(t,s,{useDefault:i', until: 'async _$EP()' },
    { from: 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),' },
    // one style sheet
    { from: 'this.elementStyles=this.finalizeStyles', until: 'constructor(){super()', to: '}' },
    { from: 'this.constructor.elementStyles', to: 'this.constructor.styles' },
    { from: 'y.elementStyles=[],' },
    // no controllers, and no hooks but `update` and `updated`
    { from: 'addController(t)', until: '_$E_(){' },
    { from: ',this._$EO?.forEach(t=>t.hostConnected?.())' },
    { from: 'this._$EO?.forEach(t=>t.hostDisconnected?.())' },
    {
      from: 'const t=this.scheduleUpdate();',
      until: 'performUpdate(){',
      to: 'return this.performUpdate(),!this.isUpdatePending}',
    },
    {
      from: 'let t=!1;const s=this._$AL',
      until: 'willUpdate(t){}',
      to: 'const t=this._$AL;try{this.update(t)}catch(t){throw this._$EM(),t}this._$AE(t)}',
    },
    { from: 'willUpdate(t){}' },
    { from: 'this._$EO?.forEach(t=>t.hostUpdated?.()),' },
    {
      from: 'this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t))',
      to: 'this.hasUpdated=!0',
    },
    { from: 'return this.getUpdateComplete()}getUpdateComplete(){' },
    { from: 'shouldUpdate(t){return!0}' },
    { from: 'firstUpdated(t){}' },
    { from: 'enableUpdating(t){}' },
    // neither polyfills nor Lit's own warning of several copies
    { from: ',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")' },
  ],
  'lit-html/lit-html.js': [
    // templates are compiled: nothing looks for expressions in them
    { from: 'h="$lit$"', until: 'l=document' },
    { from: 'd=t=>u(t)||', until: 'E=Symbol.for("lit-noChange")', to: 'b=0,w=0,T=0,' },
    { from: 'function V(t,i){if(', until: 'void 0!==e?', to: 'function V(i){return ' },
    { from: 'const N=(t,i)=>{', until: 'class S{' },
    {
      from: 'class S{constructor',
      until: 'function M(',
      to: 'const S=t=>{const s=l.createElement("template");return s.innerHTML=t,s};',
    },
    { from: '"number"==typeof s?this._$AC(t):' },
    { from: 'S.createElement(V(s.h,s.h[0]),this.options)', to: 'S(V(s.h[0]))' },
    { from: '_$AC(t){', until: 'k(t){' },
    // expressions are texts, templates and lists, or whole attributes
    { from: 'void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)', to: 'this.k(t)' },
    {
      from: 'i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(',
      until: ',this._$AV.push(i)',
      to: 'i=new k(h,h.nextSibling):i=new H(h,r.name)',
    },
    { from: 'void 0!==s&&(void 0!==s.strings?', until: '}}class k{', to: 's._$AI(t[i++])' },
    {
      from: 'class H{',
      until: 'j(t){t===A?this',
      to: 'class H{constructor(t,i){this._$AH=A,this.element=t,this.name=i}_$AI(t){t!==this._$AH&&this.j(this._$AH=t)}',
    },
    { from: 'class I extends H', until: ',B=t.litHtmlPolyfillSupport', to: 'const j=0' },
    // no directives, and so nobody asks a part where it is or whether it is connected
    { from: 'function M(t,i,s=t,e)', until: 'class R{' },
    { from: 'this._$AN=void 0,this._$AD=t,this._$AM=i}', until: 'u(t){', to: 'this._$AD=t}' },
    { from: 'u(t){', to: 'u(){' },
    { from: '(t?.creationScope??l)', to: 'l' },
    {
      from: 'class k{get _$AU()',
      until: '_$AI(t,i=this){t=M',
      to: 'class k{constructor(t,i){this._$AH=A,this._$AA=t,this._$AB=i}',
    },
    { from: '_$AI(t,i=this){t=M(this,t,i),a(t)', to: '_$AI(t){a(t)' },
    { from: ':t!==this._$AH&&t!==E&&this._(t):void', to: ':t!==this._$AH&&this._(t):void' },
    { from: 'new R(e,this),s=t.u(this.options)', to: 'new R(e),s=t.u()' },
    { from: ',this.O(c()),this,this.options)', to: ',this.O(c()))' },
    { from: 'this._$AP?.(!1,!0,s)' },
    { from: 'setConnected(t)', until: '}class H{' },
    // one place to render to, with nothing behind it
    {
      from: 'D=(t,i,s)=>',
      until: ';export',
      to: 'D=(t,i)=>(i._$litPart$??=new k(i.appendChild(c()),null))._$AI(t)',
    },
    { from: ',B=t.litHtmlPolyfillSupport', until: 'D=(t,i,s)=>', to: ',' },
  ],
  'lit-element/lit-element.js': [
    { from: 'const s=globalThis;' },
    { from: 'constructor(){super(...arguments)', until: 'update(t){const r' },
    { from: 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),' },
    { from: ',this._$Do=e(r,this.renderRoot,this.renderOptions)', to: ',e(r,this.renderRoot)' },
    { from: 'connectedCallback(){super.connected', until: '}i._$litElement$' },
    { from: 'i._$litElement$=!0,i["finalized"]=!0,', until: 'const n={' },
    { from: '(s.litElementVersions??=[]).push("4.2.2");' },
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
