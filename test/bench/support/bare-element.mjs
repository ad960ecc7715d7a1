import { fileURLToPath } from 'node:url';
import { buildAlone, buildSource } from './build.mjs';

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
 * @returns {Promise<string>} a self-contained module that defines `<bare-element>` as one that renders our view,
 *   and does nothing else
 */
export async function buildViewElement() {
  const entry = fileURLToPath(new URL('../pages/view-element.ts', import.meta.url));
  return (await buildAlone({ entry })).code;
}

/* global document */

/** In a page with one: what its shadow root holds in the phase `start`. */
export const shadowOfExam = () => {
  const root = document.querySelector('proctored-exam').shadowRoot;
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]);
  return { html: root.innerHTML, css: rules.map(({ cssText }) => cssText).join('\n') };
};
