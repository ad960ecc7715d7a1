import type { ProctoredExam } from '../../../../src/index.js';
import { freshSession } from '../../../support/exam-page.js';
import { importMap, openPage, planLms, type Answer, type Lms } from '../../../support/lms.js';
import { fakeSdkOf, type FakeSdk } from '../../../support/sdk.js';

/** The file that a page without a bundler loads. `npm run build` makes it. */
export const BUILT = '/dist/proctored-exam.min.js';

/** A page in a frame, to which the self-contained file has been given, and nothing else of ours. */
export interface BuiltPage {
  exam: ProctoredExam;
  sdk: FakeSdk;
  lms: Lms;
  window: Window & typeof globalThis;
  document: Document;
}

/** What differs from a plain page with a working LMS. */
export interface PageOptions {
  /** Answers of the LMS, path by path. */
  answers?: Record<string, Answer[]>;
  /** The language of the page. */
  lang?: string;
  /** What stands in the head besides. */
  head?: string;
  /** The body; by default a tag with a question. */
  body?: (lms: Lms) => string;
}

/** A tag with one question. */
export const tag = (lms: Lms, attributes = ''): string =>
  `<proctored-exam data-endpoint="${lms.url('start')}" data-sdk-preload="none" ${attributes}
    ><template slot="in-exam"><p>Question 1</p></template></proctored-exam>`;

/** Opens such a page; its exam, or the first of several, has rendered when this settles. */
export async function openBuilt({
  answers = {},
  lang = 'en',
  head = '',
  body = tag,
}: PageOptions = {}): Promise<BuiltPage> {
  const lms = await planLms({ start: [{ body: freshSession() }], ...answers });
  const { window, document } = await openPage(
    `<!doctype html><html lang="${lang}"><title>Exam</title>${importMap(lms.url('sdk'))}${head}
    <script type="module" src="${BUILT}"></script>${body(lms)}`,
  );
  await window.customElements.whenDefined('proctored-exam');
  const exam = document.querySelector('proctored-exam');
  if (!exam) throw new Error('expected an exam on the page, got none');
  await exam.updateComplete;
  return { exam, sdk: fakeSdkOf(window), lms, window, document };
}
