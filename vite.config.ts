import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** Comments are dropped; the licences of what a file contains lie beside it, and its first line says so. */
function licences(file: string, packages: Record<string, string>): Plugin {
  return {
    name: 'licences',
    async generateBundle() {
      if (Object.keys(packages).length === 0) return;
      const texts = Object.values(packages).map((path) => readFile(path, 'utf8'));
      const source = (await Promise.all(texts)).join('\n---\n\n');
      this.emitFile({ type: 'asset', fileName: `${file}.LICENSE.txt`, source });
    },
  };
}

/**
 * Keeps what a page's `integrity` has to say of each file it may load, in `dist/integrity.json`, and
 * prints it for the file of a script tag. The hashes change with every version, so no text holds them.
 */
const integrity: Plugin = {
  name: 'integrity',
  async writeBundle({ dir }, bundle) {
    const list = `${dir}/integrity.json`;
    const hashes = JSON.parse(await readFile(list, 'utf8').catch(() => '{}')) as object;
    const written: [string, string][] = [];
    for (const name of Object.keys(bundle)
      .filter((name) => name.endsWith('.js'))
      .sort()) {
      const hash = createHash('sha384').update(await readFile(`${dir}/${name}`));
      written.push([name, `sha384-${hash.digest('base64')}`]);
    }
    const all = { ...hashes, ...Object.fromEntries(written) };
    await writeFile(list, `${JSON.stringify(all, null, 2)}\n`);
    for (const [name, hash] of written) if (name.endsWith('.min.js')) console.log(name, hash);
  },
};

/**
 * Files of `src` that are shipped as they are written, by where they go. The compiler passes over types that are
 * only declared; the bundler would import the element ahead of what has to come before it.
 */
const COPIES = {
  'framework-types/preact.d.ts': 'framework-types/preact.d.ts',
  'framework-types/solid.d.ts': 'framework-types/solid.d.ts',
  'framework-types/svelte.d.ts': 'framework-types/svelte.d.ts',
  'framework-types/vue.d.ts': 'framework-types/vue.d.ts',
  'without-dom/element.js': 'without-dom/element.ts',
  'without-dom/index.js': 'without-dom/index.ts',
  'without-dom/react.js': 'without-dom/react.ts',
};

const copies: Plugin = {
  name: 'copies',
  async generateBundle() {
    for (const [fileName, source] of Object.entries(COPIES)) {
      this.emitFile({ type: 'asset', fileName, source: await readFile(`src/${source}`) });
    }
  },
};

/**
 * Minifiers of scripts leave the styles and the HTML in Lit's templates as they are. All builds have the same
 * templates: what a server has rendered by one is taken over by another.
 */
const templates = () => minifyTemplateLiterals({ include: 'src/element/**' });

/** The entries of the package: one module a source file, dependencies left to the page's own bundler. */
const library: UserConfig = {
  plugins: [
    templates(),
    copies,
    licences('react/lit', { '@lit/react': 'node_modules/@lit/react/LICENSE' }),
  ],
  build: {
    lib: {
      entry: {
        index: 'src/index.ts',
        'element/index': 'src/element/index.ts',
        'server/index': 'src/server/index.ts',
        'sandbox/index': 'src/sandbox/index.ts',
        'testing/index': 'src/testing/index.ts',
        'cli/index': 'src/cli/index.ts',
        'react/index': 'src/react/index.ts',
        'without-dom/lit': 'src/without-dom/lit.ts',
      },
      formats: ['es'],
    },
    target: 'es2022',
    minify: false,
    sourcemap: true,
    emptyOutDir: true,
    rolldownOptions: {
      // `use client` stays where it is, since each module is a file
      checks: { moduleLevelDirective: false },
      external: /^(lit|jose|valibot|react)(\/|$)|^node:/,
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // @lit/react is in the package: as a dependency it would bring React's types to everyone
        entryFileNames: ({ name }) => `${name.replace('node_modules/@lit/react', 'react/lit')}.js`,
        chunkFileNames: 'messages/[name].js',
      },
    },
  },
};

/** The help for authors, beside the self-contained file. */
const AUTHOR_HELP = 'author-help.min.js';

/**
 * Leaves the help for authors to the build of its own. Made in this one, it would import what it shares with
 * the element from the element's file: a second copy of that, where a page asks for it by another address.
 */
const authorHelpBeside: Plugin = {
  name: 'author-help-beside',
  enforce: 'pre',
  resolveId: (id) =>
    id.endsWith('/author-help/index.js') ? { id: `./${AUTHOR_HELP}`, external: true } : undefined,
};

/**
 * One file with everything that `entry` imports, for a script tag or an import map. What is imported
 * on demand lies beside it: each language in `locales/`, and the help for authors.
 */
function selfContained(entry: string, file: string, contents: Record<string, string>): UserConfig {
  const names = Object.keys(contents);
  const licence = names.length > 0 ? `/*! with ${names.join()}: *.LICENSE.txt */` : '';
  return {
    plugins: [templates(), authorHelpBeside, licences(file, contents), integrity],
    build: {
      lib: { entry, formats: ['es'], fileName: () => file },
      target: 'es2022',
      // The map lies beside it, for those who want to step through the code.
      sourcemap: 'hidden',
      emptyOutDir: false,
      rolldownOptions: {
        // Constants of other modules stand where they are used.
        optimization: { inlineConst: true },
        output: {
          // Vite leaves the white space in a library of ES modules unless it is asked here.
          minify: true,
          comments: false,
          postBanner: ({ isEntry }) => (isEntry ? licence : ''),
          chunkFileNames: 'locales/[name].js',
        },
      },
    },
  };
}

const builds: Record<string, () => UserConfig | Promise<UserConfig>> = {
  library: () => library,
  element: () =>
    selfContained('src/index.ts', 'proctored-exam.min.js', { Lit: 'node_modules/lit/LICENSE' }),
  'author-help': () => selfContained('src/element/author-help/index.ts', AUTHOR_HELP, {}),
  sandbox: () =>
    selfContained('src/sandbox/index.ts', 'sandbox.min.js', {
      Valibot: 'node_modules/valibot/LICENSE.md',
    }),
  demo: async () => (await import('./demo/vite.demo.js')).demo,
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (!build) throw new Error(`--mode ${mode}: expected one of ${Object.keys(builds).join(', ')}`);
  return build();
});
