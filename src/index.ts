/** Registers `<proctored-exam>`; the class alone is in `proctored-exam/element`. */
import { ProctoredExam } from './element/index.js';
import { watchPlaceholders } from './element/placeholders.js';

export * from './element/index.js';
export { upgradePlaceholders, type UpgradeOptions } from './element/placeholders.js';

// another copy on the page may have been first
const first = customElements.get('proctored-exam') as typeof ProctoredExam | undefined;
if (!first) customElements.define('proctored-exam', ProctoredExam);
else if (first.version !== ProctoredExam.version) {
  console.warn(`proctored-exam ${ProctoredExam.version} came after ${first.version}, which stays`);
}
// there is none on a server
if ('document' in globalThis) watchPlaceholders();
