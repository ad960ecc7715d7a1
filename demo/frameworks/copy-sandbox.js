/** `node ../copy-sandbox.js public`: puts the sandbox where an import map names it, as `/sandbox.min.js`. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
cpSync('node_modules/proctored-exam/dist/sandbox.min.js', join(folder, 'sandbox.min.js'));
