/** Starts the browsers that Orca reads from, each with a new profile. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./desktop.mjs').Desktop} Desktop */

/** @typedef {(desktop: Desktop, program: string, url: string) => void} Launch */

/** Firefox talks to assistive technology, and asks or tells nothing of its own. */
const PREFERENCES = {
  'accessibility.force_disabled': -1,
  'browser.aboutwelcome.enabled': false,
  'browser.newtab.preload': false,
  'browser.newtabpage.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.translations.enable': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'termsofuse.bypassNotification': true,
  'browser.preonboarding.enabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** @type {Launch} */
const chromium = (desktop, program, url) => {
  desktop.launch(
    program,
    ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--no-default-browser-check'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...['--force-renderer-accessibility', '--ozone-platform=x11', '--password-store=basic'],
    ...[`--user-data-dir=${join(desktop.home, 'chromium')}`, url],
  );
};

/** @type {Launch} */
const firefox = (desktop, program, url) => {
  const profile = join(desktop.home, 'firefox');
  mkdirSync(profile);
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  desktop.launch(program, '--no-remote', '--profile', profile, url);
};

export const LAUNCH = { chromium, firefox };
