import { fileURLToPath } from 'node:url';
import { buildSource } from './build.mjs';

/**
 * A Lit element with no behaviour at all, and the shadow tree and styles of ours as the browser has
 * rendered them: what is left of the cost is Lit's and the browser's.
 *
 * @param {{ html: string, css: string }} shadow
 * @returns {Promise<string>} a self-contained module that defines `<bare-element>`
 */
export async function buildBareElement({ html, css }) {
  const literal = (/** @type {string} */ text) => text.replace(/[\\`$]/g, '\\$&');
  const { code } = await buildSource(`import { LitElement, css, html } from 'lit';
    customElements.define('bare-element', class extends LitElement {
      static styles = css\`${literal(css)}\`;
      render() { return html\`${literal(html.replace(/<!--.*?-->/gs, ''))}\`; }
    });`);
  return code;
}

/**
 * A Lit element with no behaviour but that it renders our view of the phase `start`: what of our cost
 * is that of templates with expressions in them.
 */
export async function buildViewElement() {
  const source = (/** @type {string} */ path) =>
    JSON.stringify(fileURLToPath(new URL(`../../../src/${path}`, import.meta.url)));
  const { code } = await buildSource(`import { LitElement } from 'lit';
    import { renderPhase } from ${source('element/view.ts')};
    import { styles } from ${source('element/styles.ts')};
    import { en } from ${source('messages/en.ts')};
    customElements.define('bare-element', class extends LitElement {
      static styles = styles;
      render() { return renderPhase({ phase: 'start' }, en, 'en'); }
    });`);
  return code;
}

/* global document */

/** In a page with one: what its shadow root holds in the phase `start`. */
export const shadowOfExam = () => {
  const root = document.querySelector('proctored-exam').shadowRoot;
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
  return { html: root.innerHTML, css: rules.map(({ cssText }) => cssText).join('\n') };
};
