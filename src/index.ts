/** Registers `<proctored-exam>`; the class alone is in `proctored-exam/element`. */
import { ProctoredExam } from './element/index.js';
import { watchPlaceholders } from './element/placeholders.js';

export * from './element/index.js';
export { upgradePlaceholders, type UpgradeOptions } from './element/placeholders.js';

// another copy on the page may have been first
if (!customElements.get('proctored-exam')) customElements.define('proctored-exam', ProctoredExam);
// there is none on a server
if ('document' in globalThis) watchPlaceholders();
