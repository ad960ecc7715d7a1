/** The README's head snippet, and what a learner sees when our script is late or never comes. */
import { expect } from '@open-wc/testing';
import { isVisible } from '../support/exam.js';
import { importMap, planLms, servePage } from '../support/lms.js';

/** For the `<head>`, as the README gives it, without the script. */
let head: string;
before(async () => {
  const readme = await (await fetch('/README.md')).text();
  const [, found = ''] = /^ *(<style>.*<\/noscript>)$/ms.exec(readme) ?? [];
  expect(found, 'the README’s head').to.include('div.proctored-exam');
  head = found;
});

const start = (slot: string) => `<section ${slot}="start">
  <h2>Mathematics I</h2><p><button data-action="start">Start the exam</button></p>
</section>`;
const finished = (slot: string) => `<p ${slot}="finished">Thank you.</p>`;
const inExam = '<p>Question 1</p><iframe title="Quiz" src="/lms/quiz"></iframe>';

const spellings: Record<string, string> = {
  'the tag with a template': `<proctored-exam data-endpoint="/start">${start('slot')}
    <template slot="in-exam">${inExam}</template>${finished('slot')}</proctored-exam>`,
  'the tag without a template': `<proctored-exam data-endpoint="/start">${start('slot')}
    <div slot="in-exam">${inExam}</div>${finished('slot')}</proctored-exam>`,
  'a placeholder': `<div class="proctored-exam" data-endpoint="/start">${start('data-slot')}
    <div data-slot="in-exam" hidden style="display: none">${inExam}</div>
    <div data-slot="finished" hidden style="display: none">Thank you.</div></div>`,
  'a placeholder without hidden and display': `<div class="proctored-exam" data-endpoint="/start">
    ${start('data-slot')}<div data-slot="in-exam">${inExam}</div>${finished('data-slot')}</div>`,
};

let frame: HTMLIFrameElement | undefined;
afterEach(() => frame?.remove());

/** The page of a spelling in a frame, as soon as it can be looked at. */
async function open(
  exam: string,
  script: string,
  { headers = {}, sandbox }: { headers?: Record<string, string>; sandbox?: string } = {},
): Promise<{ page: Document; loaded: Promise<unknown> }> {
  frame = document.createElement('iframe');
  frame.title = 'a page of the test';
  frame.allow = 'camera; microphone; display-capture';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = await servePage(
    `<!doctype html><html lang="en"><head><title>Exam</title>${importMap()}${head}
    <style>proctored-exam, div.proctored-exam { margin: 20px 0 }</style></head>
    <body><p>Before.</p>${exam}<p id="after">After.</p>${script}</body></html>`,
    headers,
  );
  const loaded = new Promise((resolve) => {
    frame!.addEventListener('load', resolve, { once: true });
  });
  document.body.append(frame);
  return {
    get page() {
      return frame!.contentDocument!;
    },
    loaded,
  };
}

const module = (src: string) => `<script type="module" src="${src}"></script>`;

/** Fails unless the start content shows, its button doesn't, and nothing else of the exam does. */
function expectWaiting(page: Document): void {
  const shown = [...page.querySelectorAll('h2, p, div, iframe, button')].filter(
    (element) => isVisible(element) && !element.matches('.proctored-exam'),
  );
  const texts = shown.map(({ textContent }) => textContent.trim());
  expect(texts).to.deep.equal([
    'Before.',
    'Mathematics I',
    'Start the exam',
    'Start the exam',
    'After.',
  ]);
  const button = page.querySelector('button')!;
  expect(button.ownerDocument.defaultView!.getComputedStyle(button).visibility).to.equal('hidden');
}

const positions = (page: Document) =>
  ['h2', 'button', '#after'].map((selector) => {
    const { x, y, width } = page.querySelector(selector)!.getBoundingClientRect();
    return [selector, x, y, width];
  });

for (const [what, exam] of Object.entries(spellings)) {
  describe(`${what}, before the script`, () => {
    it('that is late: nothing of the exam shows, and nothing moves when it comes', async () => {
      const lms = await planLms({
        'late.js': [{ body: "import '/src/index.ts'", delay: 'hold' }],
      });
      const opened = await open(exam, module(lms.url('late.js')));
      await lms.waitFor('late.js', 1, { state: 'held' });
      expectWaiting(opened.page);
      const before = positions(opened.page);

      await lms.release('late.js');
      await opened.loaded;
      const { page } = opened;
      await page.querySelector('proctored-exam')!.updateComplete;
      expect(positions(page)).to.deep.equal(before);
      const button = page.querySelector('button')!;
      expect(page.defaultView!.getComputedStyle(button).visibility).to.equal('visible');
      expect(page.querySelector<HTMLElement>('proctored-exam')!.innerText).not.to.include(
        'Question',
      );
    });

    const failing: [why: string, script: string, headers: Record<string, string>][] = [
      ['is not there', module('/lms/0/gone.js'), {}],
      [
        'a Content-Security-Policy blocks',
        module('/src/index.ts'),
        { 'content-security-policy': "script-src 'none'" },
      ],
      [
        'Trusted Types stop',
        module('/src/index.ts'),
        {
          'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'",
        },
      ],
    ];
    for (const [why, script, headers] of failing) {
      it(`that ${why}: nothing of the exam shows`, async () => {
        const opened = await open(exam, script, { headers });
        await opened.loaded;
        expectWaiting(opened.page);
      });
    }

    it('where JavaScript is off: nothing of the exam shows, and the page says why', async () => {
      const opened = await open(exam, module('/src/index.ts'), { sandbox: 'allow-same-origin' });
      await opened.loaded;
      const { page } = opened;
      expectWaiting(page);
      const host = page.querySelector('proctored-exam, div.proctored-exam')!;
      const { content } = getComputedStyle(host, '::before');
      expect(content).to.equal('"This exam needs JavaScript."');
    });
  });
}

/** How authors and editors bend an exam: the start content is a child of the tag, and anywhere in a placeholder. */
const bent: Record<string, string> = {
  'a placeholder whose parts are wrapped': `<div class="proctored-exam" data-endpoint="/start">
    <div>${start('data-slot')}</div><div><div data-slot="in-exam">${inExam}</div></div></div>`,
  'a placeholder whose parts are nested': `<div class="proctored-exam" data-endpoint="/start">
    <div data-slot="start"><h2>Mathematics I</h2><div data-slot="in-exam">${inExam}
    <div data-slot="finished">Thank you.</div></div></div></div>`,
  'a placeholder with more than its parts': `<div class="proctored-exam" data-endpoint="/start">
    ${start('data-slot')}Question 1<p>Question 2</p><div>Question 3</div></div>`,
  'the tag with a wrapped part': `<proctored-exam data-endpoint="/start">${start('slot')}
    <div><div slot="in-exam">${inExam}</div></div></proctored-exam>`,
  'the tag with children without a slot': `<proctored-exam data-endpoint="/start">${start('slot')}
    <p>Question 1</p>${inExam}</proctored-exam>`,
  'the tag with bare text': `<proctored-exam data-endpoint="/start">${start('slot')}
    Question 1 <b>and 2</b></proctored-exam>`,
  'the tag with a misspelt slot': `<proctored-exam data-endpoint="/start">${start('slot')}
    <div slot="in_exam">${inExam}</div></proctored-exam>`,
};

/** All texts that are painted; a frame counts as one. */
function paintedTexts(page: Document): string[] {
  const isPainted = (box: Element | Range, element: Element) =>
    box.getClientRects().length > 0 &&
    page.defaultView!.getComputedStyle(element).visibility === 'visible';
  const frames = [...page.querySelectorAll('iframe')].filter((element) =>
    isPainted(element, element),
  );
  const texts: string[] = frames.map(({ title }) => title);
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    const text = currentNode.textContent!.trim();
    const range = page.createRange();
    range.selectNodeContents(currentNode);
    if (text && isPainted(range, currentNode.parentElement!)) texts.push(text);
  }
  return texts;
}

for (const [what, exam] of Object.entries(bent)) {
  it(`${what} shows its start content alone before the script, and no less is hidden than by the script`, async () => {
    const lms = await planLms({
      'late.js': [{ body: "import '/src/index.ts'", delay: 'hold' }],
    });
    const opened = await open(exam, module(lms.url('late.js')));
    await lms.waitFor('late.js', 1, { state: 'held' });
    const before = paintedTexts(opened.page);
    expect(before).to.deep.equal(['Before.', 'Mathematics I', 'After.']);

    await lms.release('late.js');
    await opened.loaded;
    await opened.page.querySelector('proctored-exam')!.updateComplete;
    expect(paintedTexts(opened.page)).to.include.members(before);
    expect(paintedTexts(opened.page).join()).not.to.match(/Question|Quiz|Thank/);
  });
}
