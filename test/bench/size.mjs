/**
 * Bytes of the self-contained file, and of our own code with Lit external, beside others' files; what
 * each of our modules adds is told by leaving it out: the file without the stretches that its source
 * map ascribes to the module, compressed anew.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildAlone, buildSource } from './support/build.mjs';
import { peerFile, requirePeer } from './support/peers.mjs';
import { read } from './support/site.mjs';

/** @typedef {import('./support/rows.mjs').Row} Row */

const BARE_LIT = `import { LitElement, html } from 'lit';
customElements.define('hello-world', class extends LitElement {
  render() { return html\`<p>Hello, world</p>\`; }
});`;

const brotli = (/** @type {string} */ text) => brotliCompressSync(text).length;

/** @type {[string, (text: string) => number][]} */
const kinds = [
  ['min', (text) => Buffer.byteLength(text)],
  ['gzip', (text) => gzipSync(text, { level: 9 }).length],
  ['brotli', brotli],
];

/** @returns {Promise<Row[]>} */
async function measure() {
  const whole = read('proctored-exam.min.js');
  const own = await buildAlone({ external: /^lit(\/|$)/ });
  const lit = await buildSource(BARE_LIT);
  const hcaptcha = await buildAlone({
    entry: peerFile('@hcaptcha/vanilla-hcaptcha/dist/index.min.mjs'),
  });
  const stripe = await buildAlone({ entry: peerFile('@stripe/stripe-js/lib/index.mjs') });
  const altcha = readFileSync(peerFile('altcha/dist/main/altcha.min.js'), 'utf8');

  /** @type {[string, string, string, string][]} */
  const pairs = [
    ['self-contained', whole, 'bare Lit, hello world', lit.code],
    ['own code, Lit external', own.code, 'bare Lit, hello world', lit.code],
    ['own code, Lit external', own.code, 'hCaptcha’s element, a loader', hcaptcha.code],
    ['self-contained', whole, 'ALTCHA, self-contained', altcha],
    ['own code, Lit external', own.code, 'stripe-js, a loader', stripe.code],
  ];
  return [
    ...pairs.flatMap(([name, text, against, peer]) =>
      kinds.map(([kind, size]) => ({
        name: `${name}, ${kind}`,
        unit: 'bytes',
        ours: size(text),
        against,
        peer: size(peer),
      })),
    ),
    ...shares(own),
  ];
}

/**
 * What each module adds to our own code, in bytes of brotli.
 *
 * @param {import('./support/build.mjs').Built} built
 * @returns {Row[]}
 */
function shares({ code, map }) {
  /** @type {{ decode(mappings: string): number[][][] }} */
  const { decode } = requirePeer('@jridgewell/sourcemap-codec');
  const whole = brotli(code);
  const lines = code.split('\n');
  /** Stretches of the code, each with the number of its source; what the map leaves out has none. */
  const stretches = decode(map.mappings).flatMap((segments, line) => {
    const text = `${lines[line] ?? ''}\n`;
    return [[0], ...segments].map(([start = 0, source], index) => ({
      source,
      text: text.slice(start, segments[index]?.[0]),
    }));
  });
  return map.sources
    .map((path, source) => {
      const without = stretches.filter((stretch) => stretch.source !== source);
      const rest = brotli(without.map(({ text }) => text).join(''));
      return { path: path.replace(/^.*\/src\//, 'src/'), adds: whole - rest };
    })
    .filter(({ path }) => path.startsWith('src/'))
    .sort((one, other) => other.adds - one.adds)
    .map(({ path, adds }) => ({
      name: `${path} adds`,
      unit: 'bytes',
      ours: adds,
      against: 'own code, brotli',
      peer: whole,
    }));
}

export default { title: 'Size', measure };
