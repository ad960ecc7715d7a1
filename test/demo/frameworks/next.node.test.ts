import { driveApp } from './support/meta-framework.js';

driveApp('next', {
  heading: 'Next.js',
  proctoring: 'proctoring.js',
  styles: 'app/exam.css',
  history: 'app/guarded/ask-before-going-back.js',
  guarded: 'app/guarded/guarded-exam.jsx',
});
