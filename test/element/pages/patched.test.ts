/** What other scripts do to the platform itself: the built-in prototypes, and the names of interfaces. */
import { live } from './support/life.js';
import { openShared, SPELLINGS } from './support/pages.js';

/** Ends a classic script and begins another: each has constants of its own in the global scope. */
const NEXT = '</script><script>';

/** Names that old scripts have for functions of their own. */
const INTERFACES = [
  ...['Node', 'Element', 'Text', 'DocumentFragment', 'History', 'EventTarget', 'Document'],
  ...['SVGElement', 'HTMLInputElement', 'HTMLAnchorElement', 'Range', 'Option', 'Image'],
];

const PATCHES: Record<string, string> = {
  'enumerable additions to all arrays and objects': `
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.remove = function () {};
    Object.prototype.extend = function () {};
    Object.prototype.label = 'of all objects';
    String.prototype.format = function () { return 'formatted'; };
    Function.prototype.method = function () {};`,
  'what Prototype 1.6 and MooTools put in the place of the platform’s own': `
    const list = function () { return [].slice.call(this); };
    Object.assign(Array.prototype, {
      toJSON() { return '[' + this.join() + ']'; },
      reduce() { return this.length > 1 ? this : this[0]; },
      entries: list,
      find(test, that) { for (const value of this) if (test.call(that, value)) return value; },
    });
    Date.prototype.toJSON = function () { return 'today'; };
    Array.from = function (values) { return [].slice.call(values); };
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };`,
  'a JSON.stringify of its own': `
    const stringify = JSON.stringify;
    JSON.stringify = function (value) { return stringify(value); };`,
  'a Promise that knows then and catch alone': `
    const Native = Promise;
    const settle = (how) => (values) =>
      new window.Promise((resolve, reject) => Native[how](values).then(resolve, reject));
    window.Promise = class {
      constructor(work) { this.native = new Native(work); }
      then(done, failed) { return new window.Promise((resolve) => resolve(this.native.then(done, failed))); }
      catch(failed) { return this.then(undefined, failed); }
    };
    for (const how of ['all', 'race', 'resolve', 'reject']) window.Promise[how] = settle(how);`,
  'methods that are wrapped': `
    for (const [owner, name] of [
      [Element, 'closest'], [Element, 'matches'], [Element, 'remove'], [Element, 'setAttribute'],
      [Node, 'appendChild'], [Node, 'insertBefore'], [Document, 'createElement'],
      [EventTarget, 'addEventListener'], [EventTarget, 'dispatchEvent'], [History, 'replaceState'],
    ]) {
      const { [name]: own } = owner.prototype;
      owner.prototype[name] = function (...values) { return own.apply(this, values); };
    }`,
  'methods that are missing': `
    delete window.structuredClone;
    delete Array.prototype.at;
    delete Promise.withResolvers;`,
  'frozen prototypes': `
    for (const { prototype } of [
      Object, Function, Array, Error, TypeError, Promise, Event, CustomEvent, EventTarget, Node, Element,
    ]) Object.freeze(prototype);`,
  'functions with the names of interfaces': INTERFACES.map(
    (name) => `window.${name} = function ${name}() {};`,
  ).join('\n'),
  'classes and constants with such names': `${NEXT}class Node {} class Element {} const Text = 'text', History = ['a'];`,
  'functions with the names of the window’s methods': `
    function addEventListener(element, type) {}
    function removeEventListener(element, type) {}
    function dispatchEvent(name) {}`,
  'a variable called URL': `var URL = 'https://example.org/api';`,
  'a constant called URL': `${NEXT}const URL = 'https://example.org/api';`,
};

describe('a page that has changed the platform changes nothing', () => {
  for (const [what, script] of Object.entries(PATCHES)) {
    for (const spelling of SPELLINGS) {
      it(`by ${what}, before the script (${spelling})`, async () => {
        await live(await openShared({ spelling, head: `<script>${script}</script>` }));
      });

      it(`by ${what}, later (${spelling})`, async () => {
        const page = await openShared({ spelling });
        for (const part of script.split(NEXT)) {
          const element = page.document.createElement('script');
          element.textContent = part;
          page.document.head.append(element);
        }
        await live(page);
      });
    }
  }
});
