import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';

export default {
  input: 'src/index.js',
  output: { dir: 'out/rollup', format: 'es' },
  // React is CommonJS, and asks for the environment of Node's.
  plugins: [
    nodeResolve(),
    commonjs(),
    {
      name: 'production',
      renderChunk: (code) => code.replaceAll('process.env.NODE_ENV', '"production"'),
    },
  ],
  onLog(level, log, handler) {
    // Rollup tells of every package that says "use client".
    if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
  },
};
