import eslint from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { nodesByPlatform } from './.ci/lint/nodes-by-platform.mjs';

export default tseslint.config(
  { ignores: ['**/dist/', '.bench/', '.demo/', 'coverage/', 'test/framework-types/projects/'] },
  {
    // What meta-frameworks make of an example.
    ignores: ['.*/', 'build/', 'public/', 'static/'].map((made) => `demo/frameworks/*/${made}`),
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      // the compiler's noUncheckedIndexedAccess can't know what a check before has shown
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // frameworks keep their JSX types in one
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
    },
  },
  {
    files: ['src/element/**/*.ts', 'test/**/*.ts', 'demo/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions; tests replace methods and reject with all sorts of things
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      // the types of chai-as-promised, which come along, make a promise of `equal`
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'chai', name: 'Equal' },
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'setImmediate', 'require'],
    },
  },
  {
    // Who may import whom is in `.dependency-cruiser.mjs`.
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 300],
      'capitalized-comments': [
        'error',
        'always',
        { ignoreConsecutiveComments: true, ignoreInlineComments: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'default', format: ['camelCase'] },
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: 'variable', modifiers: ['const', 'global'], format: ['UPPER_CASE'] },
        {
          selector: 'variable',
          modifiers: ['const', 'global'],
          types: ['function'],
          format: ['camelCase', 'PascalCase'],
        },
        {
          selector: 'parameter',
          modifiers: ['unused'],
          format: ['camelCase'],
          leadingUnderscore: 'allow',
        },
        // Names that others have given: what is imported, tokens' claims, headers, the platform's.
        { selector: ['import', 'objectLiteralProperty', 'typeProperty'], format: null },
        { selector: ['variable', 'parameter'], modifiers: ['destructured'], format: null },
      ],
    },
  },
  {
    files: ['src/exam/**/*.ts', 'src/element/**/*.ts'],
    ignores: ['src/exam/platform.ts'],
    plugins: { 'proctored-exam': { rules: { 'nodes-by-platform': nodesByPlatform } } },
    rules: { 'proctored-exam/nodes-by-platform': 'error' },
  },
  {
    // A language goes by its code, and what a page has one of is state, in the form of constants.
    files: ['src/messages/??.ts', 'src/*/page-services.ts'],
    rules: { '@typescript-eslint/naming-convention': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.jsx'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        crypto: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    // An app's unit tests, as its own runner runs them in a DOM without a browser.
    files: ['test/testing/runners/*.js'],
    languageOptions: { globals: { document: 'readonly', test: 'readonly' } },
  },
  {
    // What runs a test file in a browser.
    files: ['test/support/runner/mocha.js'],
    languageOptions: {
      globals: {
        afterEach: 'readonly',
        beforeEach: 'readonly',
        document: 'readonly',
        window: 'readonly',
      },
    },
  },
  {
    files: ['test/react/app/*.js'],
    languageOptions: { globals: { document: 'readonly', window: 'readonly' } },
  },
  {
    files: ['test/screen-reader/pages/*.js'],
    languageOptions: { globals: { document: 'readonly', EventSource: 'readonly' } },
  },
  {
    // Projects of their own, whose code runs in a page as well as on a server.
    files: ['demo/frameworks/*/**/*.{js,jsx}'],
    languageOptions: {
      globals: { confirm: 'readonly', document: 'readonly', window: 'readonly' },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  },
  {
    // What Nuxt imports by itself.
    files: ['demo/frameworks/nuxt/**/*.js'],
    languageOptions: {
      globals: {
        createProctoring: 'readonly',
        defineEventHandler: 'readonly',
        defineNuxtConfig: 'readonly',
        defineNuxtPlugin: 'readonly',
        toWebRequest: 'readonly',
      },
    },
  },
  {
    files: ['demo/guides/*.js'],
    languageOptions: { globals: { document: 'readonly', matchMedia: 'readonly' } },
  },
  {
    // projects of their own, whose packages are there for their suite only: no types to go by
    files: ['demo/frameworks/*/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strict, tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false, ecmaFeatures: { jsx: true } },
    },
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
