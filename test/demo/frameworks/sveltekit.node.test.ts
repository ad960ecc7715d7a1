import { driveApp } from './support/meta-framework.js';

driveApp('sveltekit', {
  heading: 'SvelteKit',
  proctoring: 'src/lib/server/proctoring.js',
  styles: 'src/exam.css',
  guarded: 'src/routes/guarded/+page.svelte',
});
