import { expect } from '@open-wc/testing';
import type { ProctoredExam } from '../../src/index.js';
import { part } from '../support/exam.js';
import { importMap, openFrame, openPage, planLms, servePage, startData } from '../support/lms.js';
import { until } from '../support/views.js';
import { controls, FORM_NAMES } from './pages/support/hostile.js';
import { settled } from './pages/support/pages.js';

/** Attributes and content that are in order, for what is wrong elsewhere. */
const GOOD = `data-endpoint="{start}" data-sdk-preload="none"`;
const CONTENT = `<button slot="start" data-action="start">Start</button>
  <template slot="in-exam"><button data-action="finish">Hand in</button></template>`;

/** Reads the page's console, and holds its long timers: before our script, which is a module. */
const CONSOLE = `<script>
  window.held = [];
  const own = setTimeout;
  window.setTimeout = (ring, ms = 0) => (ms < 1000 ? own(ring, ms) : -held.push(ring));
  window.told = [];
  console.warn = (text, ...nodes) => {
    told.push([text, ...nodes.map((node) => '<' + node.nodeName + '>')].join(' '));
    dispatchEvent(new Event('told'));
  };
</script>`;

const pageOf = (body: string) =>
  `<!doctype html><html lang="de"><head><title>Exam</title>${CONSOLE}${importMap()}
  <script type="module" src="/src/index.ts"></script></head><body>${body}</body></html>`;

/** A page whose console is read. */
async function open(body: string) {
  const lms = await planLms({ start: [{ body: startData() }] });
  const { window, document } = await openPage(pageOf(body.replaceAll('{start}', lms.url('start'))));
  const { told, held } = window as unknown as { told: string[]; held: (() => void)[] };
  await window.customElements.whenDefined('proctored-exam');
  return {
    exam: document.getElementsByTagName('proctored-exam')[0]!,
    document,
    window,
    told,
    /** Rings the long timers, until the console has been told so many things. */
    async untilTold(count: number) {
      while (told.length < count) {
        for (const ring of held.splice(0)) ring();
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}

const box = (exam: ProctoredExam) => part(exam, 'author-help');

/** What an author may get wrong, and what names it in what they are told. */
const MISTAKES: [what: string, html: string, words: string[]][] = [
  [
    'a misspelt attribute',
    `<proctored-exam data-enpoint="{start}">${CONTENT}</proctored-exam>`,
    ['data-enpoint', 'did you mean data-endpoint?', 'element.md#attributes-and-properties'],
  ],
  [
    'letters of an attribute that were swapped',
    `<proctored-exam ${GOOD} data-thmee="dark">${CONTENT}</proctored-exam>`,
    ['data-thmee', 'did you mean data-theme?'],
  ],
  [
    'an attribute whose hyphens are elsewhere',
    `<proctored-exam ${GOOD} data-finishendpoint="/finish">${CONTENT}</proctored-exam>`,
    ['data-finishendpoint', 'did you mean data-finish-endpoint?'],
  ],
  [
    'the name of a property as an attribute',
    `<proctored-exam endpoint="{start}">${CONTENT}</proctored-exam>`,
    ['attribute endpoint', 'did you mean data-endpoint?'],
  ],
  [
    'a misspelt slot',
    `<proctored-exam ${GOOD}><div slot="inexam">Q1</div></proctored-exam>`,
    ['inexam', 'did you mean in-exam?', 'element.md#slots', '<DIV>'],
  ],
  [
    'a slot by another word',
    `<proctored-exam ${GOOD}>${CONTENT}<p slot="done">Thanks</p></proctored-exam>`,
    ['done', 'did you mean finished?'],
  ],
  [
    'a child without a slot',
    `<proctored-exam ${GOOD}>${CONTENT}<section>Wrapped</section></proctored-exam>`,
    ['slot', '<section>', 'element.md#slots'],
  ],
  [
    'bare text',
    `<proctored-exam ${GOOD}>${CONTENT} Good luck! </proctored-exam>`,
    ['slot', 'Good luck!'],
  ],
  [
    'an action by another word',
    `<proctored-exam ${GOOD}><button slot="start" data-action="begin">Start</button></proctored-exam>`,
    ['data-action', 'begin', 'did you mean start?', 'element.md#buttons', '<BUTTON>'],
  ],
  [
    'a misspelt action in a template',
    `<proctored-exam ${GOOD}><template slot="in-exam"><button data-action="finsh">Hand in</button></template></proctored-exam>`,
    ['finsh', 'did you mean finish?'],
  ],
  [
    'an unknown way to preload',
    `<proctored-exam data-endpoint="{start}" data-sdk-preload="always">${CONTENT}</proctored-exam>`,
    ['data-sdk-preload', 'always', 'intent', 'did you mean eager?'],
  ],
  [
    'credentials that fetch does not know',
    `<proctored-exam ${GOOD} data-credentials="true">${CONTENT}</proctored-exam>`,
    ['data-credentials', 'true', 'did you mean include?', 'errors.md#config-invalid'],
  ],
  [
    'an unknown choice of notices',
    `<proctored-exam ${GOOD} data-notices="never">${CONTENT}</proctored-exam>`,
    ['data-notices', 'never', 'did you mean none?', 'element.md#notices'],
  ],
  [
    'a configuration that is no JSON',
    `<proctored-exam ${GOOD} data-config="{lang: 'de'}">${CONTENT}</proctored-exam>`,
    ['data-config', 'JSON object', "{lang: 'de'}", 'errors.md#config-invalid'],
  ],
  [
    'a configuration that is a list',
    `<proctored-exam ${GOOD} data-config="[1]">${CONTENT}</proctored-exam>`,
    ['data-config', '[1]'],
  ],
  [
    'no endpoint',
    `<proctored-exam>${CONTENT}</proctored-exam>`,
    ['data-endpoint', 'fetchStartData', 'errors.md#endpoint-missing'],
  ],
  [
    'an endpoint that nobody has filled in',
    `<proctored-exam data-endpoint="{{ start_url }}">${CONTENT}</proctored-exam>`,
    ['data-endpoint', 'errors.md#endpoint-missing'],
  ],
  [
    'an endpoint that fetch cannot ask',
    `<proctored-exam data-endpoint="javascript:start()">${CONTENT}</proctored-exam>`,
    ['data-endpoint', 'javascript:'],
  ],
];

describe('the author of a page', () => {
  for (const [what, html, words] of MISTAKES) {
    it(`is told of ${what}: once in the console, and on localhost in a box`, async () => {
      const { exam, document, told, untilTold } = await open(html);
      await untilTold(1);
      exam.requestUpdate();
      document.body.append(exam);
      await settled();
      expect(told).to.have.length(1);
      expect(told[0]).to.match(/^proctored-exam: /);
      for (const word of words) expect(told[0]).to.include(word);
      const help = box(exam)!;
      expect(help.getClientRects()).not.to.have.length(0);
      for (const word of words) {
        if (!/^<[A-Z]/.test(word)) expect(help.textContent).to.include(word);
      }
    });
  }

  it('is told of all that is wrong, in English from left to right, by no live region', async () => {
    const { exam, told, untilTold } = await open(
      `<div lang="ar" dir="rtl"><proctored-exam ${GOOD} data-notice="x" data-thme="y">
        <p slot="inexam">Q1</p></proctored-exam></div>`,
    );
    await untilTold(3);
    expect(told).to.have.length(3);
    const help = box(exam)!;
    expect(help.querySelectorAll('li')).to.have.length(3);
    expect(help).to.include({ lang: 'en', dir: 'ltr' });
    expect(getComputedStyle(help).direction).to.equal('ltr');
    expect(getComputedStyle(help).borderTopStyle).to.equal('dashed');
    expect(help.closest('[aria-live]')).to.equal(null);
    expect(part(exam, 'view')!.contains(help)).to.be.false;
  });

  it('reads no more of an address than what is wrong with it', async () => {
    const { exam, told, untilTold } = await open(
      `<proctored-exam data-endpoint="ftp://lms.example/start?key=s3cret-value">${CONTENT}</proctored-exam>`,
    );
    await untilTold(1);
    expect(told[0]).to.include('ftp:');
    expect(told[0]! + box(exam)!.textContent).not.to.match(/s3cret|lms\.example/);
  });

  it('sees the box shrink as things are mended, and go with the last one', async () => {
    const { exam, told, untilTold } = await open(
      `<proctored-exam ${GOOD} data-thme="dark"><p slot="inexam">Q1</p></proctored-exam>`,
    );
    await untilTold(2);
    exam.querySelector('p')!.slot = 'in-exam';
    exam.requestUpdate();
    await until(exam, () => box(exam)!.querySelectorAll('li').length === 1);
    expect(box(exam)!.textContent).to.include('data-thme');
    exam.removeAttribute('data-thme');
    exam.requestUpdate();
    await until(exam, () => !box(exam));
    expect(told).to.have.length(2);
  });

  it('is told of a control that is pressed in vain, whatever its action', async () => {
    const { exam, told, untilTold } = await open(
      `<proctored-exam ${GOOD}><div slot="start"><button data-action="next">Next</button>
        <button data-action="click->quiz#next">Next</button></div></proctored-exam>`,
    );
    for (const button of exam.querySelectorAll('button')) button.click();
    await untilTold(1);
    await settled();
    expect(told).to.have.length(1);
    expect(told[0]).to.include('next').and.to.include('start, finish, retry, copy');
  });

  it('is told of content that comes later', async () => {
    const { exam, told, untilTold } = await open(
      `<proctored-exam ${GOOD}>${CONTENT}</proctored-exam>`,
    );
    exam.insertAdjacentHTML('beforeend', '<p slot="finish">Thanks</p>');
    await untilTold(1);
    expect(told[0]).to.include('did you mean finished?');
  });

  it('is told in the console alone where the page is not on localhost', async () => {
    const script = `<script>addEventListener('told', () => setTimeout(() => {
      const { shadowRoot } = document.querySelector('proctored-exam');
      parent.postMessage({ told, box: shadowRoot.querySelectorAll('[part=author-help]').length }, '*');
    }))</script>`;
    const html = pageOf(
      `${script}<proctored-exam ${GOOD} data-enpoint="/x"><p slot="inexam">Q1</p></proctored-exam>`,
    );
    const heard = new Promise<unknown>((resolve) => {
      window.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    openFrame(await servePage(html, {}, 'insecure'));
    const { told, box: boxes } = (await heard) as { told: string[]; box: number };
    expect(told[0]).to.include('did you mean in-exam?');
    expect(boxes).to.equal(0);
  });
});

/** What is not wrong, in one page: that nothing comes can be known only after a while. */
const GOOD_EXAMS = [
  // attributes of its own, of libraries and of frameworks
  `<proctored-exam ${GOOD} id="exam" class="wide" style="color: red" data-testid="exam" data-exam="42"
    data-turbo-permanent data-reactid="7" data-v-7ba5bd90 data-controller="exam" data-bs-theme="dark"
    data-start-at="noon" data-url="/x" data-src="/x" aria-label="Exam" role="region" hx-get="/x"
    x-data="{}" tabindex="0" title="Exam" data-sdk="1" data-config-id="7">${CONTENT}</proctored-exam>`,
  // nodes that nobody sees
  `<proctored-exam ${GOOD}><!-- a comment --> ${CONTENT} <style></style><script type="x"></script>
    </proctored-exam>`,
  // actions of other libraries, and of its own
  `<proctored-exam ${GOOD}><div slot="start"><button data-action="click->quiz#begin">B</button>
    <button data-action="submit">S</button><i data-action="begin">x</i></div></proctored-exam>`,
  // an exam within another, and no content where a script may bring it
  `<proctored-exam ${GOOD}><div slot="start"><proctored-exam ${GOOD}></proctored-exam></div>
    </proctored-exam>`,
  `<proctored-exam data-endpoint="?start&a=%7B1%7D">${CONTENT}</proctored-exam>`,
  // all values that there are
  ...['omit', 'same-origin', 'include'].map(
    (credentials) =>
      `<proctored-exam ${GOOD} data-credentials="${credentials}">${CONTENT}</proctored-exam>`,
  ),
  `<proctored-exam data-endpoint="{start}" data-sdk-preload="intent" data-notices="none"
    data-theme="dark" data-config='{"a": 1}' data-finish-endpoint="/finish">${CONTENT}</proctored-exam>`,
  `<proctored-exam ${GOOD} data-notices="all" data-config="{}">${CONTENT}</proctored-exam>`,
  // names of controls that hide properties
  `<proctored-exam ${GOOD}>${CONTENT}<form slot="finished">${controls(FORM_NAMES)}</form></proctored-exam>`,
];

/** What is told after everything else. */
const LAST = '<proctored-exam id="last"></proctored-exam>';

describe('the author of a page is told nothing', () => {
  it('of what is in order, or their own', async () => {
    const { document, told, untilTold } = await open(GOOD_EXAMS.join('') + LAST);
    await untilTold(1);
    await settled();
    expect(told).to.have.length(1);
    expect(told[0]).to.include('fetchStartData');
    const exams = [...document.getElementsByTagName('proctored-exam')];
    expect(exams.filter(box).map(({ id }) => id)).to.deep.equal(['last']);
  });

  it('of what a framework sets after the element is there', async () => {
    const { document, told, untilTold } = await open(`
      <proctored-exam endpoint="/a" theme="dark">${CONTENT}</proctored-exam>
      <proctored-exam>${CONTENT}</proctored-exam>
      <proctored-exam endpoint="/c">${CONTENT}</proctored-exam>${LAST}`);
    await settled();
    const [byProperty, byFunction, changed] = document.getElementsByTagName('proctored-exam');
    Object.assign(byProperty!, { endpoint: '/start', theme: 'dark' });
    byFunction!.fetchStartData = () => Promise.resolve(startData());
    Object.assign(changed!, {
      endpoint: '/another',
      credentials: undefined,
      sdkPreload: null,
      notices: undefined,
      config: undefined,
    });
    await untilTold(1);
    await settled();
    expect(told).to.have.length(1);
    expect(box(byProperty!)).to.equal(null);
  });
});
