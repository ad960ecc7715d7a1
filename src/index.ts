/** Registers `<proctored-exam>`; the class alone is in `proctored-exam/element`. */
import { ProctoredExam } from './element/index.js';

export * from './element/index.js';

// another copy on the page may have been first
if (!customElements.get('proctored-exam')) customElements.define('proctored-exam', ProctoredExam);
