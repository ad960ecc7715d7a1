/** Where the unpacked WordPress of a run comes from. */
export type Source = { debs: string[] } | { folder: string };

/** @throws when something is missing, with what to install */
export function requireWordPress(): Source;

/** Like `requireWordPress`; on Debian and Ubuntu, installs or downloads first what is missing. */
export function provideWordPress(): Source;
