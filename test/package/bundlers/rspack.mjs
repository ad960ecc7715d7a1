/** What `rspack build` does, without its command, which is a package of its own. */
import { rspack } from '@rspack/core';

rspack(
  { mode: 'production', output: { path: `${import.meta.dirname}/out/rspack` } },
  (error, stats) => {
    if (error) throw error;
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    // Sizes are the page's business.
    const complaints = [...errors, ...warnings].filter(
      ({ message }) => !/size limit/.test(message),
    );
    for (const { message, moduleName } of complaints) console.error(moduleName, message);
    process.exitCode = complaints.length;
  },
);
