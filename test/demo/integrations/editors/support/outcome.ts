import type { Page } from 'playwright-core';
import type { EditorServer } from './server.js';

/**
 * What becomes of saved HTML in a real page.
 *
 * - `runs`: the exam can be taken from start to end, and the questions show during it only
 * - `closed`: the questions never show
 * - `leaks`: they show without an exam
 */
export type Outcome = 'runs' | 'closed' | 'leaks';

const importMap = `<script type="importmap">
{ "imports": { "https://sdk.web.proctor.constructor.app/proctoring.js": "/fake-sdk.js" } }
</script>`;

/** Opens the page with and without our script and takes the exam, if there is one. */
export async function outcomeOf(
  html: string,
  head: string,
  page: Page,
  server: EditorServer,
): Promise<Outcome> {
  const open = (script: string) =>
    page.goto(
      server.publish(`<!doctype html><html lang="en"><head><title>Exam</title>${head}${importMap}
<script type="module" src="/dist/${script}"></script></head><body>${html}</body></html>`),
    );
  await open('gone.js');
  if (await showsQuestions(page)) return 'leaks';
  await open('proctored-exam.min.js');
  if (await showsQuestions(page)) return 'leaks';

  const start = page.locator('proctored-exam [data-action="start"]:visible').first();
  if (!(await start.count())) return 'closed';
  await start.click();
  // the fake SDK has been asked to start, and its checks go on
  await page.waitForFunction(() => 'examSteps' in window);
  if (await showsQuestions(page)) return 'leaks';

  await settle(page, 'start', 'in-exam');
  const shown = await showsQuestions(page);
  await settle(page, 'finish', 'finished');
  if (await showsQuestions(page)) return 'leaks';
  await page.getByText('Thank you.').waitFor();
  await settle(page, 'upload', 'uploaded');
  return shown ? 'runs' : 'closed';
}

/** Lets the fake SDK take its next step. */
async function settle(page: Page, step: string, phase: string): Promise<void> {
  await page.evaluate((name) => {
    const { examSteps } = window as unknown as { examSteps: Record<string, () => void> };
    examSteps[name]!();
  }, step);
  await page.waitForFunction(
    (expected) => document.querySelector('proctored-exam')?.phase === expected,
    phase,
  );
}

/** Whether a learner sees a question, in the page or in a frame that shows. */
async function showsQuestions(page: Page): Promise<boolean> {
  if (await page.getByText('Question 1').first().isVisible()) return true;
  const [frame] = await page.locator('iframe:visible').elementHandles();
  const content = await frame?.contentFrame();
  if (!content) return false;
  // it is blank until its navigation commits
  const address = await frame!.getAttribute('src');
  if (address) await content.waitForURL(new URL(address, page.url()).href);
  await content.waitForLoadState();
  return content.getByText('Question 1').isVisible();
}
