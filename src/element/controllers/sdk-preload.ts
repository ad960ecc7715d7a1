import type { ReactiveController } from 'lit';
import { rememberImportMaps } from '../../exam/import-maps.js';
import type { ProctoringSdk } from '../../exam/sdk.js';
import type { ExamHost, SdkPreload } from '../host.js';

/** Imports the SDK ahead of a start, as the host's `sdkPreload` says. */
export class SdkPreloadController implements ReactiveController {
  readonly #host: ExamHost;
  readonly #load: () => Promise<ProctoringSdk>;
  #last: SdkPreload | undefined;

  constructor(host: ExamHost, load: () => Promise<ProctoringSdk>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
    host.addEventListener('pointerenter', this.#onIntent, { once: true });
    host.addEventListener('focusin', this.#onIntent, { once: true });
  }

  /** Scripts of the page may take its import maps away. */
  hostConnected(): void {
    rememberImportMaps();
  }

  hostUpdated(): void {
    const { sdkPreload } = this.#host;
    if (sdkPreload === 'eager' && this.#last !== 'eager') void this.#preload();
    this.#last = sdkPreload;
  }

  readonly #onIntent = (): void => {
    if (this.#host.sdkPreload !== 'none') void this.#preload();
  };

  async #preload(): Promise<void> {
    try {
      await this.#load();
    } catch {
      // A start tries again, and reports what fails.
    }
  }
}
