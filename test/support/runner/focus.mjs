/** Gives the page of a test the focus of its window. */

/**
 * Where a test has pressed Tab on the last control of its page, Firefox moves the focus to its own toolbar, and
 * leaves it there when the page goes on to the next test. It comes back with a change of tabs only.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function focusedPage() {
  return {
    name: 'focused-page',
    async executeCommand({ command, session }) {
      if (command !== 'focus-page') return undefined;
      const { browser } = session;
      // WebKit's window has no toolbar.
      if (!('getPage' in browser)) return true;
      const launcher = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (browser);
      const page = launcher.getPage(session.id);
      const other = await page.browserContext().newPage();
      await other.bringToFront();
      await page.bringToFront();
      await other.close();
      return true;
    },
  };
}
