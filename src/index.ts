/** Registers `<proctored-exam>`; the class alone is in `proctored-exam/element`. */
// First of all: it tells what keeps the modules after it from being evaluated.
import './element/obstacles.js';
import { ProctoredExam } from './element/index.js';
import { watchPlaceholders } from './element/placeholders.js';
import { VERSION } from './version.js';

export * from './element/index.js';
export { upgradePlaceholders, type UpgradeOptions } from './element/placeholders.js';

// A server has neither, unless Lit brings a registry along.
if ('customElements' in globalThis) register();
if ('document' in globalThis) watchPlaceholders();

/** Registers the tag, unless another copy of this module was first in this page. */
function register(): void {
  const first = customElements.get('proctored-exam') as typeof ProctoredExam | undefined;
  if (!first) customElements.define('proctored-exam', ProctoredExam);
  else if (first.version !== VERSION) {
    console.warn(`proctored-exam ${first.version} stays, ${VERSION} came later`);
  }
}
