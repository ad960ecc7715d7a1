import { expect, oneEvent } from '@open-wc/testing';
import { importMap, openFrame, openPage, planLms, servePage } from '../support/lms.js';
import { placeholder, slots, upgraded } from '../support/placeholders.js';

const html = placeholder('/start');

/** Settles when the parser has put more into the page. */
const parsedMore = (page: Document) =>
  new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(page, { childList: true, subtree: true });
  });
/** Settles when what is in the page has been painted: with its first frame, before the next. */
const painted = async (page: Window) => {
  const frame = () => new Promise((resolve) => page.requestAnimationFrame(resolve));
  await frame();
  await frame();
};

describe('placeholders of a page', () => {
  const head = `<!doctype html><html lang="en"><title>Page</title>${importMap()}`;

  it('are upgraded at import', async () => {
    const { document: page } = await openPage(
      `${head}<script type="module" src="/src/index.ts"></script><body>${html}<p>${html}</p>`,
    );
    expect(page.querySelectorAll('proctored-exam')).to.have.length(2);
    expect(page.querySelector('div.proctored-exam')).to.equal(null);
  });

  it('are upgraded at an import long after the page has loaded', async () => {
    const { document: page } = await openPage(`${head}<body>${html}`);
    const script = page.createElement('script');
    script.type = 'module';
    script.src = '/src/index.ts';
    page.body.append(script);
    await oneEvent(script, 'load');
    expect(slots(page.querySelector('proctored-exam')!)).to.deep.equal([
      'start',
      'in-exam',
      'finished',
    ]);
  });

  it('are upgraded by either of two copies, once', async () => {
    const { document: page } = await openPage(
      `${head}<script type="module" src="/src/index.ts"></script><script type="module" src="/src/index.ts?copy"></script><body>${html}`,
    );
    const section = page.createElement('section');
    section.innerHTML = html;
    page.body.append(section);
    await upgraded();
    expect(page.querySelectorAll('proctored-exam')).to.have.length(2);
    expect(page.querySelector('proctored-exam proctored-exam')).to.equal(null);
  });

  it('wait for the parser, which may not have read all of one', async () => {
    const script = { body: '', delay: 'hold' } as const;
    const lms = await planLms({
      'first.js': [script],
      'second.js': [script],
      'exam.js': [
        { body: `import '/src/index.ts'; parent.postMessage('defined');`, delay: 'hold' },
      ],
    });
    const { frame, loaded } = openFrame(
      await servePage(`<!doctype html><html lang="en"><title>Exam</title>${importMap()}
        <script type="module" async src="${lms.url('exam.js')}"></script>
        <div class="proctored-exam" data-endpoint="/start">
          <p data-slot="start">Welcome.</p>
          <script src="${lms.url('first.js')}"></script>
          <p data-slot="in-exam" hidden>Question 1</p>
        </div>
        <p id="after">After.</p>
        <script src="${lms.url('second.js')}"></script>`),
    );
    await lms.waitFor('first.js', 1, { state: 'held' });
    // WebKit runs no async script of a page that it still parses and has not painted
    await painted(frame.contentWindow!);
    const told = oneEvent(window, 'message');
    await lms.release('exam.js');
    expect(((await told) as unknown as MessageEvent).data).to.equal('defined');
    const page = frame.contentDocument!;
    expect(page.readyState).to.equal('loading');
    expect(page.querySelector('proctored-exam')).to.equal(null);

    await lms.release('first.js');
    while (!page.querySelector('proctored-exam')) await parsedMore(page);
    // What follows it has been read, so that all of it is there; the page still waits for another script.
    expect(page.readyState).to.equal('loading');
    const exam = page.querySelector('proctored-exam')!;
    expect(slots(exam)).to.deep.equal(['start', '', 'in-exam']);

    await lms.release('second.js');
    await loaded;
    expect(page.querySelectorAll('proctored-exam')).to.have.length(1);
    expect(exam.nextElementSibling!.textContent).to.equal('After.');
  });
});
