import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { transform as minifyStyles } from 'lightningcss';
import { minify } from 'terser';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { leanLit } from './src/build/lean-lit.js';
import { en } from './src/messages/en.js';
import { languages } from './src/messages/languages.js';

/** Comments are dropped; the licences of what a file contains lie beside it, and its first line says so. */
function licences(file: string, packages: Record<string, string>): Plugin {
  return {
    name: 'licences',
    async generateBundle() {
      const texts = Object.values(packages).map((path) => readFile(path, 'utf8'));
      const source = (await Promise.all(texts)).join('\n---\n\n');
      this.emitFile({ type: 'asset', fileName: `${file}.LICENSE.txt`, source });
    },
  };
}

/** Minifiers of scripts leave the styles in Lit's templates as they are. */
const minifiedStyles: Plugin = {
  name: 'minified-styles',
  transform(code, id) {
    if (!id.endsWith('/element/styles.ts')) return null;
    const [, start = '', css = '', end = ''] = /^(.*css`)(.*)(`.*)$/s.exec(code) ?? [];
    const { code: short } = minifyStyles({ filename: id, code: Buffer.from(css), minify: true });
    return { code: start + short.toString() + end, map: null };
  },
};

/**
 * Names that Lit's packages share, and neither a page nor a subclass uses: one file needs none of them
 * in full. Lit asks for `elementProperties` and `finalized` by their names, so those stay.
 */
const LIT_NAMES =
  /^(_\$.*|(element|finalize)Styles|createProperty|getProperty(Descriptor|Options)|(shadowRoot|render)Options|scheduleUpdate|getUpdateComplete|isUpdatePending|enableUpdating|addController|host(Dis)?[cC]onnected|noAccessor|hasChanged)$/;

/** Terser finds a little more than Vite's own minifier. */
const minified: Plugin = {
  name: 'minified',
  async renderChunk(code) {
    const { code: short = code, map } = await minify(code, {
      module: true,
      ecma: 2020,
      compress: {
        passes: 2,
        pure_getters: true,
        unsafe: true,
        unsafe_methods: true,
        keep_fargs: false,
      },
      mangle: { properties: { regex: LIT_NAMES } },
      format: { comments: false },
      sourceMap: true,
    });
    return { code: short, map: map as string };
  },
};

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

/** Writes each language into a file beside the self-contained one, as `src/messages/beside.ts` reads it. */
const languagesBeside: Plugin = {
  name: 'languages-beside',
  enforce: 'pre',
  config() {
    return { define: { MESSAGES_EDITION: JSON.stringify(messagesEdition) } };
  },
  resolveId(source) {
    if (!source.endsWith('/messages/languages.js')) return null;
    return new URL('src/messages/beside.ts', import.meta.url).pathname;
  },
  async generateBundle() {
    for (const [code, load] of Object.entries(languages)) {
      const texts = (await load()).default;
      const lines = Object.keys(en).map((key) => texts[key as keyof typeof en]);
      const text = lines.join('\n').replace(/[\\`$]/g, '\\$&');
      const source = `export const ${messagesEdition}=\`${text}\``;
      this.emitFile({ type: 'asset', fileName: `locales/${code}.js`, source });
    }
  },
};

/** Another when the keys or their order are: the files hold lines, and may come from another version. */
const messagesEdition = `m${createHash('sha256').update(Object.keys(en).join()).digest('hex').slice(0, 4)}`;

/** Types for frameworks that aren't installed here: the compiler passes over what is only declared. */
const frameworkTypes: Plugin = {
  name: 'framework-types',
  async generateBundle() {
    for (const name of ['preact', 'solid', 'svelte', 'vue']) {
      const file = `types/${name}.d.ts`;
      this.emitFile({ type: 'asset', fileName: file, source: await readFile(`src/${file}`) });
    }
  },
};

/** The entries of the package: one module a source file, dependencies left to the page's own bundler. */
const library: UserConfig = {
  plugins: [
    frameworkTypes,
    licences('react/lit', { '@lit/react': 'node_modules/@lit/react/LICENSE' }),
  ],
  build: {
    lib: {
      entry: {
        index: 'src/index.ts',
        'element/index': 'src/element/index.ts',
        'server/index': 'src/server/index.ts',
        'sandbox/index': 'src/sandbox/index.ts',
        'cli/index': 'src/cli/index.ts',
        'react/index': 'src/react/index.ts',
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

/** One file with everything in it, for a script tag or an import map. */
function selfContained(
  entry: string,
  file: string,
  contents: Record<string, string>,
  ...plugins: Plugin[]
): UserConfig {
  const postBanner = `/*! with ${Object.keys(contents).join()}: *.LICENSE.txt */`;
  return {
    plugins: [minifiedStyles, minified, licences(file, contents), integrity, ...plugins],
    build: {
      lib: { entry, formats: ['es'], fileName: () => file },
      target: 'es2022',
      // the map lies beside it, for those who want to step through
      sourcemap: 'hidden',
      emptyOutDir: false,
      rolldownOptions: {
        output: { minify: false, comments: false, postBanner },
        // terser takes its seconds
        checks: { bundlerTimings: false },
      },
    },
  };
}

const builds: Record<string, () => UserConfig | Promise<UserConfig>> = {
  library: () => library,
  element: () =>
    selfContained(
      'src/index.ts',
      'proctored-exam.min.js',
      { Lit: 'node_modules/lit/LICENSE' },
      leanLit,
      languagesBeside,
    ),
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
