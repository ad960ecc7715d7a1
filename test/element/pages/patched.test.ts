import { live } from './support/life.js';
import { openShared, SPELLINGS } from './support/pages.js';

/** What scripts of other pages do to the platform, before our script comes. */
const PATCHES: Record<string, string> = {
  'enumerable additions to all arrays and objects': `
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.remove = function () {};
    Object.prototype.extend = function () {};
    Object.prototype.label = 'of all objects';
    String.prototype.format = function () { return 'formatted'; };
    Function.prototype.method = function () {};`,
  'what Prototype 1.6 adds to arrays': `
    const list = function () { return [].slice.call(this); };
    Object.assign(Array.prototype, {
      toJSON() { return '[' + this.join() + ']'; },
      reduce() { return this.length > 1 ? this : this[0]; },
      entries: list, toArray: list,
      find: function (test, that) { for (const value of this) if (test.call(that, value)) return value; },
    });
    Date.prototype.toJSON = function () { return 'today'; };
    Array.from = function (values) { return [].slice.call(values); };
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };`,
  'JSON.stringify of its own': `
    const stringify = JSON.stringify;
    JSON.stringify = function (value) { return stringify(value); };`,
  'a Promise that knows then and catch alone': `
    const Native = Promise;
    window.Promise = class { 
      constructor(work) { this.native = new Native(work); }
      then(done, failed) { const { native } = this; return new window.Promise((resolve, reject) => native.then(done, failed).then(resolve, reject)); }
      catch(failed) { return this.then(undefined, failed); }
      static resolve(value) { return new window.Promise((resolve) => resolve(value)); }
      static reject(reason) { return new window.Promise((_, reject) => reject(reason)); }
      static all(values) { return new window.Promise((resolve, reject) => Native.all(values).then(resolve, reject)); }
      static race(values) { return new window.Promise((resolve, reject) => Native.race(values).then(resolve, reject)); }
    };`,
  'methods that are wrapped': `
    for (const [owner, name] of [
      [Element, 'closest'], [Element, 'matches'], [Element, 'remove'], [Element, 'setAttribute'], [Node, 'appendChild'], [Node, 'insertBefore'],
      [EventTarget, 'addEventListener'], [EventTarget, 'dispatchEvent'], [Document, 'createElement'], [History, 'replaceState'],
    ]) {
      const { [name]: own } = owner.prototype;
      owner.prototype[name] = function (...values) { return own.apply(this, values); };
    }`,
  'no structuredClone, no console': `
    delete window.structuredClone;
    window.console = { log() {} };`,
  'frozen prototypes': `
    for (const { prototype } of [Object, Function, Array, Error, TypeError, Promise, Event, CustomEvent, EventTarget, Node, Element]) Object.freeze(prototype);`,
  'functions with the names of interfaces': `
    ${['Node', 'Element', 'Text', 'DocumentFragment', 'HTMLElement2', 'History', 'SVGElement', 'HTMLInputElement', 'HTMLAnchorElement', 'HTMLTemplateElement', 'DOMException2', 'EventTarget', 'Document', 'Range', 'Option', 'Image'].map((name) => `window.${name} = function ${name}() {};`).join('\n')}`,
  'classes with the names of interfaces': `</script><script>class Node {} class Element {} const Text = 'text'; const History = ['a']; const Selection = 1;`,
  'an address called URL': `var URL = 'https://example.org/api';`,
  'an address called URL, as a constant': `</script><script>const URL = 'https://example.org/api';`,
};

/** The same, when the exam is there already. */
describe('a page that has changed the platform changes nothing', function () {
  this.timeout(6_000);
  for (const [what, script] of Object.entries(PATCHES)) {
    for (const spelling of SPELLINGS) {
      it(`by ${what}, before the script (${spelling})`, async () => {
        await live(await openShared({ spelling, head: `<script>${script}</script>` }));
      });

      it(`by ${what}, later (${spelling})`, async () => {
        const page = await openShared({ spelling });
        for (const part of script.split('</script><script>')) {
          const element = page.document.createElement('script');
          element.textContent = part;
          page.document.head.append(element);
        }
        await live(page);
      });
    }
  }
});
