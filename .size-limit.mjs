import { readdirSync } from 'node:fs';

/** What a page loads, compressed by brotli. A language is loaded where a page is in it. */
export default [
  {
    name: 'proctored-exam.min.js',
    path: 'dist/proctored-exam.min.js',
    limit: '11500 B',
  },
  ...readdirSync('dist/locales').map((file) => ({
    name: `locales/${file}`,
    path: `dist/locales/${file}`,
    limit: '1000 B',
  })),
  {
    name: 'sandbox.min.js, for development',
    path: 'dist/sandbox.min.js',
    limit: '20 kB',
  },
];
