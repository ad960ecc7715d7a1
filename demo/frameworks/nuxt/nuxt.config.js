/** For development: the sandbox in place of the vendor's SDK, for exams without `loadSdk`. */
const IMPORT_MAP = `{
  "imports": { "https://sdk.web.proctor.constructor.app/proctoring.js": "/sandbox.min.js" }
}`;

export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  css: ['~/assets/exam.css'],
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'proctored-exam' } },
  app: {
    head: {
      link: [{ rel: 'icon', href: 'data:,' }],
      script: [{ type: 'importmap', innerHTML: IMPORT_MAP, tagPriority: 'critical' }],
    },
  },
});
