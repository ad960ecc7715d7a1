import { expect } from '@open-wc/testing';
import * as platform from '../../src/exam/platform.js';
import { openPage } from '../support/lms.js';

/** A form whose controls have the names of what is read of it. */
function hostileForm(): HTMLFormElement {
  const names = [
    ...['slot', 'hidden', 'style', 'children', 'localName', 'parentNode', 'nextSibling', 'remove'],
    ...['getAttribute', 'setAttribute', 'removeAttribute', 'hasAttribute', 'closest', 'contains'],
    ...['querySelectorAll', 'isContentEditable', 'insertBefore', 'dataset'],
  ];
  const place = document.createElement('section');
  const controls = names.map((name) => `<input name="${name}">`).join('');
  place.innerHTML = `<form slot="in-exam" style="color: red">${controls}</form><p></p>`;
  return place.querySelector('form')!;
}

describe('the platform’s own properties and methods', () => {
  it('are those of a form, whatever its controls are called', () => {
    const form = hostileForm();
    expect(platform.slotOf(form)).to.equal('in-exam');
    expect(platform.localNameOf(form)).to.equal('form');
    expect(platform.styleOf(form).color).to.equal('red');
    expect(platform.childrenOf(form)).to.have.length(18);
    expect(platform.findAll(form, 'input')).to.have.length(18);
    expect(platform.contains(form, platform.childrenOf(form)[0]!)).to.be.true;
    expect(platform.isEditable(form)).to.be.false;
    const place = platform.parentOf(form) as Element;
    expect(platform.localNameOf(place)).to.equal('section');
    expect(platform.closest(form, 'section')).to.equal(place);
    expect(platform.localNameOf(platform.nextSiblingOf(form) as Element)).to.equal('p');
    platform.setAttribute(form, 'slot', 'finished');
    expect(platform.hasAttribute(form, 'slot')).to.be.true;
    platform.removeAttribute(form, 'slot');
    expect(platform.getAttribute(form, 'slot')).to.be.null;
    platform.removeNode(form);
    expect(place.children).to.have.length(1);
    platform.insertBefore(place, form, place.firstChild);
    expect(place.firstChild).to.equal(form);
  });

  it('are those of an SVG element, too', () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('style', 'display: none');
    expect(platform.styleOf(svg).display).to.equal('none');
  });

  it('are those of the document, whatever its images are called', async () => {
    const names = [
      ...['querySelectorAll', 'querySelector', 'baseURI', 'readyState', 'documentElement', 'body'],
      ...['activeElement', 'featurePolicy', 'addEventListener', 'createElement', 'importNode'],
    ];
    const { window } = await openPage(
      `<!doctype html><html lang="en"><title>Page</title>${names.map((name) => `<img name="${name}" alt="">`).join('')}
      <script>var origin = 'Berlin'; var parent = window.window; var self = {};</script>
      <script type="module">
        import { PAGE, findAllInPage, isFramed, pageOrigin } from '/src/exam/platform.ts';
        Object.assign(window, { seen: {
          images: findAllInPage('img').length,
          baseUri: PAGE.baseUri,
          isParsed: PAGE.isParsed,
          root: PAGE.root.localName,
          body: PAGE.body.localName,
          focused: PAGE.focused.localName,
          policy: typeof PAGE.permissionsPolicy?.allowsFeature,
          created: PAGE.create('p').localName,
          imported: PAGE.import(document.images[0]).name,
          isFramed: isFramed(),
          origin: pageOrigin(),
        } });
      </script>`,
    );
    expect((window as unknown as { seen: unknown }).seen).to.deep.equal({
      images: names.length,
      baseUri: window.location.href,
      isParsed: true,
      root: 'html',
      body: 'body',
      focused: 'body',
      // only Chromium tells
      policy: 'featurePolicy' in Document.prototype ? 'function' : 'undefined',
      created: 'p',
      imported: 'querySelectorAll',
      isFramed: true,
      origin: location.origin,
    });
  });

  it('tell the page’s origin', () => {
    expect(platform.pageOrigin()).to.equal(origin);
  });
});
