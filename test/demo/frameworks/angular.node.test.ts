import { driveExample } from './support/script.js';

driveExample('angular');
