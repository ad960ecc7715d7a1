/**
 * Who may import whom. `npm run lint` holds `src` and `demo` to it, imports of types included.
 *
 * Each room of `src` may use itself, `src/version.ts`, and what stands here.
 */
const ROOMS = {
  contract: [],
  messages: [],
  exam: ['src/contract/'],
  element: ['src/exam/', 'src/contract/', 'src/messages/'],
  testing: ['src/exam/', 'src/contract/'],
  'framework-types': ['src/element/'],
  react: ['src/framework-types/', 'src/element/', 'src/index[.]ts$'],
  'without-dom': ['src/index[.]ts$', 'src/element/index[.]ts$', 'src/react/index[.]ts$'],
  server: ['src/contract/'],
  sandbox: ['src/contract/', 'src/server/payload[^/]*[.]ts$', 'src/exam/sdk[.]ts$'],
  cli: ['src/contract/', 'src/server/(payload|plain-json)[^/]*[.]ts$'],
};

/** The packages that a room may import; what reaches the browser is Lit and our own code alone. */
const PACKAGES = {
  element: ['lit'],
  'without-dom': ['lit'],
  server: ['jose', 'valibot'],
  react: ['@lit/react', 'react', '@types/react'],
  'framework-types': ['preact', 'solid-js', 'svelte', 'vue'],
  cli: ['jose'],
};

/** Of a framework that is not installed here, the name alone is known. */
const ofPackage = (name) => `(^|node_modules/)${name}(/|$)`;

const rooms = Object.entries(ROOMS).map(([room, others]) => ({
  name: `${room}-uses-only-what-it-may`,
  comment: `src/${room} may import ${['its own files', ...others].join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    path: '^(src|demo|test)/',
    pathNot: [`src/${room}/`, 'src/version[.]ts$', ...others].map((path) => `^${path}`),
  },
}));

const packages = Object.keys(ROOMS).map((room) => ({
  name: `${room}-has-no-other-dependency`,
  comment: `src/${room} may import of npm: ${PACKAGES[room]?.join(', ') ?? 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    dependencyTypesNot: ['local', 'core', 'aliased'],
    path: '.',
    pathNot: ['^src/', ...(PACKAGES[room] ?? []).map(ofPackage)],
  },
}));

export default {
  forbidden: [
    {
      name: 'no-import-cycle',
      comment: 'Types count: a circle of them has no place to begin reading either.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'node-only-in-the-command',
      comment: 'What else ships runs on any runtime.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'demo-uses-the-package',
      comment: 'What demo shows can be copied: it imports what the package exports.',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^(src|test)/', pathNot: ['^src/index[.]ts$', '^src/[^/]+/index[.]ts$'] },
    },
    ...rooms,
    ...packages,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // What the examples' own tools have built, if their tests have run.
    exclude: { path: '^demo/frameworks/[^/]+/(dist|build|public|static|[.][^/]+)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};
