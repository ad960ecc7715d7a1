/* global document, window, location, getComputedStyle, postMessage, requestAnimationFrame, NodeFilter */
/**
 * Runs in the page, as `window.inspect`: tells what is wrong with the look of the widget's own view,
 * a sentence each. It asks the browser for what it has computed, so no font makes a difference.
 */

/** WCAG 2.2: text, parts of controls, targets. */
const TEXT = 4.5;
const EDGE = 3;
const TARGET = 24;

const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Red, green, blue and opacity, each 0 to 1, of any colour that CSS knows. */
function parse(/** @type {string} */ colour) {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
}

function over(/** @type {number[]} */ [r, g, b, a], /** @type {number[]} */ [R, G, B]) {
  return [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
}

function contrast(/** @type {number[]} */ one, /** @type {number[]} */ other) {
  const [dark, light] = [one, other]
    .map((colour) => {
      const [r, g, b] = colour.map((value) =>
        value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const parentOf = (/** @type {Element} */ element) =>
  element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

/** What is behind the content of `element`. @returns {number[]} */
function backgroundOf(/** @type {Element | undefined} */ element) {
  if (!element) return parse('Canvas');
  const own = parse(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, backgroundOf(parentOf(element)));
}

const shadow = () => document.querySelector('proctored-exam').shadowRoot;

const isShown = (/** @type {Element} */ element) =>
  element.checkVisibility() && !element.matches('[aria-live]');

const all = (/** @type {string} */ selector) =>
  [...shadow().querySelectorAll(selector)].filter(isShown);

const nameOf = (/** @type {Element} */ element) =>
  `${element.part} “${element.textContent.trim().slice(0, 30)}”`;

/** The built-in texts that show, each with the element around it and the boxes of its lines. */
function texts() {
  const walker = document.createTreeWalker(shadow(), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!node.data.trim() || !isShown(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push({ element: node.parentElement, boxes: [...range.getClientRects()] });
  }
  return found;
}

const CONTROLS = 'button, a';
const TARGETS = `${CONTROLS}, summary`;

/** Borders that are seen. A box may say by its border how serious it is. */
const BORDERS = ['solid', 'dashed', 'double'];

window.inspect = {
  /** Gives the state another look, and waits until it and its language are there. */
  async wear(/** @type {import('../../../../demo/site/gallery/look.js').Look} */ look) {
    postMessage(look, location.origin);
    const { dataset } = document.documentElement;
    while (
      dataset.theme !== look.theme ||
      !shadow().querySelector(`[part="status"][lang="${look.lang}"]`)
    ) {
      await new Promise(requestAnimationFrame);
    }
  },

  /** What axe finds; the colours are looked at below, through more layers. */
  async axe() {
    const { violations } = await window.axe.run('proctored-exam', { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  },

  /** Nothing scrolls sideways, no text is beyond the box that holds it, and what is pressed is large. */
  sizes() {
    const problems = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) problems.push(`the page is ${scrollWidth} px wide`);
    for (const { element, boxes } of texts()) {
      const holder = element.closest('button, a, [part~="panel"]') ?? document.documentElement;
      const outer = holder.getBoundingClientRect();
      const isWithin = (/** @type {DOMRect} */ box) =>
        box.left >= outer.left - 0.5 &&
        box.right <= outer.right + 0.5 &&
        box.top >= outer.top - 0.5 &&
        box.bottom <= outer.bottom + 0.5;
      if (!boxes.every(isWithin)) problems.push(`${nameOf(element)} does not fit`);
    }
    for (const control of all(TARGETS)) {
      const { width, height } = control.getBoundingClientRect();
      if (Math.min(width, height) < TARGET) problems.push(`${nameOf(control)}: ${width}×${height}`);
    }
    return problems;
  },

  /** Texts, edges of controls, and the ring around what has the focus. What is inert is exempt. */
  colours() {
    const problems = [];
    const check = (
      /** @type {string} */ what,
      /** @type {string} */ colour,
      /** @type {number[]} */ ground,
      /** @type {number} */ least,
    ) => {
      const found = contrast(over(parse(colour), ground), ground);
      if (found < least) problems.push(`${what}: ${found.toFixed(2)} to 1, ${colour}`);
    };
    for (const { element } of texts()) {
      if (element.closest('[inert]')) continue;
      check(nameOf(element), getComputedStyle(element).color, backgroundOf(element), TEXT);
    }
    for (const control of all(CONTROLS)) {
      if (control.closest('[inert]')) continue;
      const around = backgroundOf(parentOf(control));
      const { backgroundColor, borderTopColor } = getComputedStyle(control);
      const filled = contrast(over(parse(backgroundColor), around), around) >= EDGE;
      if (!filled) check(`edge of ${nameOf(control)}`, borderTopColor, around, EDGE);
      control.focus();
      check(`ring of ${nameOf(control)}`, getComputedStyle(control).outlineColor, around, EDGE);
      control.blur();
    }
    return problems;
  },

  /** With forced colours, backgrounds are gone unless they are kept: what they told apart needs a border. */
  borders() {
    return all(`${CONTROLS}, [part~="panel"]`).flatMap((element) => {
      const { backgroundColor, borderTopStyle, borderTopWidth, borderTopColor } =
        getComputedStyle(element);
      const ground = backgroundOf(parentOf(element));
      const standsOut = (/** @type {string} */ colour) =>
        contrast(over(parse(colour), ground), ground) >= EDGE;
      const hasBorder =
        BORDERS.includes(borderTopStyle) &&
        parseFloat(borderTopWidth) >= 1 &&
        standsOut(borderTopColor);
      const isVisible = hasBorder || standsOut(backgroundColor);
      return isVisible ? [] : [`${nameOf(element)} has no border, ${borderTopColor}`];
    });
  },

  /** The start edge is at the side where `dir` lets lines begin. */
  startEdges() {
    const side = document.dir === 'rtl' ? 'right' : 'left';
    const problems = all('[part~="panel"]')
      .filter((panel) => {
        const { borderLeftWidth, borderRightWidth } = getComputedStyle(panel);
        const wider = parseFloat(borderLeftWidth) > parseFloat(borderRightWidth);
        return (wider ? 'left' : 'right') !== side;
      })
      .map((panel) => `${nameOf(panel)} has its start edge elsewhere than at the ${side}`);
    const { left, right } = document.querySelector('proctored-exam').getBoundingClientRect();
    for (const button of all('[part="start-button"]')) {
      const box = button.getBoundingClientRect();
      const gap = side === 'left' ? box.left - left : right - box.right;
      if (gap > 1) problems.push(`the start button is ${gap} px off the ${side}`);
    }
    return problems;
  },
};
