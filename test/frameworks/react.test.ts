import { before } from 'node:test';
import { buildForDevelopment } from './support/build.js';
import { driveBuilt, driveExample } from './support/script.js';

driveExample('react');

// only there does StrictMode do everything twice
before(() => buildForDevelopment('react'));
driveBuilt('react for development, in StrictMode', 'react/development');
