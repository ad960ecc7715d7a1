/** Builds the package for `npm start`, and says so at once: it takes a while, and prints nothing of use. */
import { exec } from 'node:child_process';

console.log('Building the package (about half a minute). Then the demo starts.');

const started = Date.now();
exec('npm run --silent build', (error, output, problems) => {
  if (error) {
    console.error(`The package could not be built:\n${output}${problems}`);
    process.exitCode = 1;
    return;
  }
  console.log(`Built in ${Math.round((Date.now() - started) / 1000)} s.`);
});
