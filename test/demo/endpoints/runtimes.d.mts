export type Runtime = 'node' | 'python3' | 'php' | 'ruby' | 'java' | 'go';

/** @throws when one is missing, with what to install */
export function requireRuntimes(): void;

/** Like `requireRuntimes`; on Debian and Ubuntu, as root, installs first what is missing. */
export function provideRuntimes(): void;
