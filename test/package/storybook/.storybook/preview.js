import { setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from 'proctored-exam/custom-elements.json';

setCustomElementsManifest(manifest);
