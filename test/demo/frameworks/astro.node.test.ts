import { driveApp } from './support/meta-framework.js';

driveApp('astro', {
  heading: 'Astro',
  proctoring: 'src/proctoring.js',
  styles: 'src/exam.css',
  history: 'src/ask-before-going-back.js',
  guarded: 'src/pages/guarded.astro',
  question: 'beforeunload',
});
