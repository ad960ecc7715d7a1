/**
 * What a page has one of, however many exams are in it. `src/exam` keeps module-level state in this file
 * only.
 */

/** The attempt that runs in this page is kept under a registered symbol: other copies of this module see it too. */
const RUNNING_ATTEMPT = Symbol.for('proctored-exam:running');

interface Page {
  [RUNNING_ATTEMPT]?: object | undefined;
}

const PAGE = globalThis as Page;

/**
 * Makes `attempt` the one attempt that runs in this page, unless another one does.
 *
 * @returns whether it is the page's attempt now
 */
export function claimPage(attempt: object): boolean {
  PAGE[RUNNING_ATTEMPT] ??= attempt;
  return PAGE[RUNNING_ATTEMPT] === attempt;
}

/** Leaves the page to other attempts, if `attempt` has it. */
export function releasePage(attempt: object): void {
  if (PAGE[RUNNING_ATTEMPT] === attempt) PAGE[RUNNING_ATTEMPT] = undefined;
}

/**
 * What the learner allows this site, by the name of a permission. Browsers keep a status up to date, so a
 * page asks once for each. Chromium also keeps some memory for each question.
 */
export const permissionStatuses = new Map<string, Promise<PermissionStatus>>();

/** How often the import of the SDK has failed in this page: browsers remember a failure for as long. */
export const sdkImports = { failures: 0 };

/** The page's import maps, by their scripts, as they were when they were seen first. */
export const importMaps = new Map<Element, string>();
