import { buildForDevelopment } from './support/build.js';
import { driveExample } from './support/script.js';

driveExample('react');

// only there does StrictMode do everything twice
driveExample('react', {
  folder: 'react/development',
  build: () => buildForDevelopment('react'),
});
