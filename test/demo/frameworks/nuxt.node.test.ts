import { driveApp } from './support/meta-framework.js';

driveApp('nuxt', {
  heading: 'Nuxt',
  proctoring: 'server/utils/proctoring.js',
  styles: 'app/assets/exam.css',
  guarded: 'app/pages/guarded.vue',
});
