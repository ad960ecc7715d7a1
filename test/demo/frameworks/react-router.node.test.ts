import { driveApp } from './support/meta-framework.js';

driveApp('react-router', {
  heading: 'React Router',
  proctoring: 'app/proctoring.server.js',
  styles: 'app/exam.css',
  guarded: 'app/guarded.jsx',
});
