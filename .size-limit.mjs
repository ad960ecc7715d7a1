import { readdirSync } from 'node:fs';

/** What a page loads at most, compressed by brotli. A language is loaded where a page is in it. */
export default [
  {
    name: 'proctored-exam.min.js, which aims at 16,000 bytes',
    path: 'dist/proctored-exam.min.js',
    limit: '17000 B',
  },
  ...readdirSync('dist/locales')
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({
      name: `locales/${file}`,
      path: `dist/locales/${file}`,
      limit: '2000 B',
    })),
  {
    name: 'sandbox.min.js, for development',
    path: 'dist/sandbox.min.js',
    limit: '20 kB',
  },
];
