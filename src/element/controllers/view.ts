import { adoptStyles, type CSSResultOrNative, type TemplateResult } from 'lit';
import type { AttemptState } from '../../exam/attempt-state.js';
import { en } from '../../messages/en.js';
import type { Wording } from '../error-text.js';
import type { ExamHost } from '../host.js';
import {
  areScreensAwaited,
  customStates,
  isFinishing,
  nextChange,
  sentencesOf,
  type Situation,
} from '../notices.js';
import { findObstacle } from '../obstacles.js';
import { isInterrupted } from '../resume.js';
import { ON_A_SERVER, renderView } from '../view.js';
import { AnnouncementsController, type Sentences } from './announcements.js';
import { BusyControlController } from './busy-control.js';
import { ClockController } from './clock.js';
import { CustomStatesController } from './custom-states.js';
import { EnvironmentController } from './environment.js';
import { FocusController } from './focus.js';
import { LanguageController } from './language.js';
import { NoticeInViewController } from './notice-in-view.js';
import { SlotContentController } from './slot-content.js';
import { SupportDetailsController } from './support-details.js';
import { VendorScreensController } from './vendor-screens.js';

interface ViewHost extends ExamHost {
  readonly hasUpdated: boolean;
}

/** What the host tells its controller. */
interface ViewSources {
  readonly state: AttemptState | undefined;
  readonly isOnline: boolean;
}

/** What a learner sees, hears and has in focus: brings together what that depends on, and renders it. */
export class ViewController {
  readonly #host: ViewHost;
  readonly #sources: () => ViewSources;
  readonly #environment: EnvironmentController;
  readonly #language: LanguageController;
  readonly #supportDetails: SupportDetailsController;
  readonly #focus: FocusController;
  readonly #announcements: AnnouncementsController;
  readonly #busyControl: BusyControlController;
  readonly #vendorScreens: VendorScreensController;

  constructor(host: ViewHost, sources: () => ViewSources) {
    this.#host = host;
    this.#sources = sources;
    this.#environment = new EnvironmentController(host);
    this.#language = new LanguageController(host);
    this.#supportDetails = new SupportDetailsController(host);
    this.#focus = new FocusController(host);
    this.#announcements = new AnnouncementsController(host, () => this.#sentences);
    this.#busyControl = new BusyControlController(host, () => isFinishing(sources().state));
    this.#vendorScreens = new VendorScreensController(host, () =>
      areScreensAwaited(sources().state),
    );
    new SlotContentController(host);
    new CustomStatesController(host, () => customStates(this.#situation));
    new ClockController(host, () => nextChange(this.#situation));
    new NoticeInViewController(host);
  }

  /** Whether the page was checked, and nothing was found that prevents a start. */
  get isFit(): boolean {
    return this.#environment.isFit;
  }

  /** Looks for the language of the place to which the host was moved. */
  refreshLanguage(): void {
    void this.#language.refresh();
  }

  /** Gives the host its styles again, once it is back in this document. */
  restoreStyles(styles: CSSResultOrNative[]): void {
    const { shadowRoot, ownerDocument } = this.#host;
    if (shadowRoot && ownerDocument === document) adoptStyles(shadowRoot, styles);
  }

  /** Hands the exam in by `finish`, and shows on the pressed `control` that this is under way. */
  finishBy(control: Element, finish: () => Promise<void>): Promise<void> {
    const finished = finish();
    this.#busyControl.press(control);
    return finished;
  }

  /** Copies what a help desk wants to know of the shown error. */
  copyDetails(): Promise<void> {
    return this.#supportDetails.copy(this.#sources().state?.since ?? Date.now());
  }

  /** @param hydrates whether a tree that a server has rendered is taken over */
  render(hydrates: boolean): TemplateResult {
    const { hasUpdated, shadowRoot, updateComplete } = this.#host;
    // Hydration takes the first render for what the server wrote, which knew nothing of this page.
    if (hydrates && !hasUpdated && shadowRoot?.firstChild) {
      void updateComplete.then(() => this.#host.requestUpdate());
      return renderView(ON_A_SERVER, en, 'en');
    }
    const { texts, language } = this.#wording;
    const state = {
      ...this.#situation,
      hasNotices: this.#hasNotices,
      details: this.#supportDetails.value,
      announcements: this.#announcements.value,
    };
    return renderView(state, texts, language);
  }

  /**
   * Says in the console what on the page keeps Lit from rendering: nothing of the exam shows then.
   *
   * @throws what was thrown, where nothing on the page explains it
   */
  explain(thrown: unknown): void {
    const obstacle = findObstacle();
    if (!obstacle) throw thrown;
    const { localName, hasUpdated, shadowRoot } = this.#host;
    console.error(`${localName}:`, ...obstacle);
    if (!hasUpdated) shadowRoot?.replaceChildren(en['config-invalid']);
  }

  /** What the built-in texts depend on. */
  get #situation(): Situation {
    const { phase, endpoint } = this.#host;
    return {
      ...this.#sources(),
      environment: this.#environment.value,
      isInterrupted: phase === 'start' && isInterrupted(endpoint),
      areScreensCovered: this.#vendorScreens.areCovered,
      now: Date.now(),
    };
  }

  get #hasNotices(): boolean {
    return this.#host.notices !== 'none';
  }

  get #wording(): Wording {
    // Frameworks set what they don't know yet to `undefined`.
    const own = Object.entries<string | undefined>(this.#host.messages ?? {}).filter(
      ([, text]) => text !== undefined,
    );
    const texts = { ...this.#language.texts, ...Object.fromEntries(own) };
    return { texts, language: this.#language.code };
  }

  get #sentences(): Sentences {
    const sentences = sentencesOf(this.#situation, this.#wording, {
      readSlot: this.#focus.readSlot,
      hasNotices: this.#hasNotices,
    });
    if (!this.#supportDetails.value?.copied) return sentences;
    return { ...sentences, polite: [...sentences.polite, this.#wording.texts.copied] };
  }
}
