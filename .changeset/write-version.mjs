/** Writes the version and the homepage of `package.json` into `src/version.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../src/version.ts', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const source = readFileSync(file, 'utf8')
  .replace(/(VERSION = )'.*'/, `$1'${manifest.version}'`)
  .replace(/(HOMEPAGE = )'.*'/, `$1'${manifest.homepage ?? ''}'`);
writeFileSync(file, source);
