/** What `webpack --mode production` does, without its command, which is a package of its own. */
import webpack from 'webpack';

webpack({ mode: 'production' }, (error, stats) => {
  if (error) throw error;
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  // sizes are the page's business
  const complaints = [...errors, ...warnings].filter(({ message }) => !/size limit/.test(message));
  for (const { message, moduleName } of complaints) console.error(moduleName, message);
  process.exitCode = complaints.length;
});
