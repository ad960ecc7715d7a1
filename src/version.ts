/** The package's version; a test holds it to `package.json`. */
export const VERSION = '0.1.0';

/** The package's `homepage`; empty as long as it has none. The same test holds it to `package.json`. */
export const HOMEPAGE = '';
