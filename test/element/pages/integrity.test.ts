import { expect } from '@open-wc/testing';
import { failedStart } from '../../support/exam.js';
import { openPage, planLms, startData } from '../../support/lms.js';
import { fakeSdkOf } from '../../support/sdk.js';

const VENDOR = 'https://sdk.web.proctor.constructor.app/proctoring.js';

/** The SDK as somebody has changed it: it runs, and would get the token. */
const TAMPERED = {
  body: `window.tampered = true; export * from '/test/support/fake-sdk.ts';`,
  headers: { 'content-type': 'text/javascript' },
};
const HASH = 'sha384-AAAA';

/** How a page lists the hash, and what hides that from our script. */
const PAGES: Record<string, (sdk: string) => string> = {
  'as it should be': (sdk) => map(sdk, { [sdk]: HASH }),
  'an image named baseURI': (sdk) => `${map(sdk, { [sdk]: HASH })}<img name="baseURI" alt="">`,
  'an image named querySelectorAll': (sdk) =>
    `${map(sdk, { [sdk]: HASH })}<img name="querySelectorAll" alt="">`,
  'the map’s script removed after use': (sdk) =>
    `${map(sdk, { [sdk]: HASH })}<script>document.currentScript.previousElementSibling.remove()</script>`,
  'the map’s text changed after use': (sdk) =>
    `${map(sdk, { [sdk]: HASH })}<script>document.currentScript.previousElementSibling.textContent = '{}'</script>`,
  'the map’s type changed after use': (sdk) =>
    `${map(sdk, { [sdk]: HASH })}<script>document.currentScript.previousElementSibling.type = 'text/plain'</script>`,
  'relative keys and a later base': (sdk) =>
    `${map(sdk, { [new URL(sdk).pathname]: HASH })}<base href="http://elsewhere.example/">`,
  'a type in capitals': (sdk) =>
    map(sdk, { [sdk]: HASH }).replace('type="importmap"', 'type=" ImportMap "'),
};

const map = (sdk: string, integrity: Record<string, string>): string =>
  `<script type="importmap">${JSON.stringify({ imports: { [VENDOR]: sdk }, integrity })}</script>`;

describe('an SDK that fails the page’s integrity never runs', () => {
  for (const [what, head] of Object.entries(PAGES)) {
    it(what, async () => {
      const lms = await planLms({ sdk: [TAMPERED], start: [{ body: startData() }] });
      const { window, document } = await openPage(
        `<!doctype html><html lang="en"><title>Exam</title>${head(lms.url('sdk'))}
        <script type="module" src="${location.origin}/src/index.ts"></script>
        <proctored-exam data-endpoint="${lms.url('start')}"></proctored-exam></html>`,
      );
      await window.customElements.whenDefined('proctored-exam');
      const exam = document.getElementsByTagName('proctored-exam')[0]!;
      exam.dispatchEvent(new window.Event('pointerenter'));
      for (let start = 0; start < 3; start++) {
        expect(await failedStart(exam)).to.include({ code: 'sdk-unavailable' });
      }
      expect(fakeSdkOf(window).calls).to.have.length(0);
      expect(window).not.to.have.property('tampered');
    });
  }
});
