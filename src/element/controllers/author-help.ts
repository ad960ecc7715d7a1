import type { ReactiveController } from 'lit';
import { PAGE } from '../../exam/platform.js';
import type { ExamHost } from '../host.js';
import { findMistakes, unknownAction, type Mistake } from '../mistakes.js';

/** Milliseconds, from when the page has loaded, in which its scripts may put right what is theirs to set. */
const GRACE = 2_000;

/**
 * Tells the page's author what is wrong in it, where something is. What is found in the page, once it is
 * parsed and a task has passed, is told at once; what its scripts may still bring, later.
 */
export class AuthorHelpController implements ReactiveController {
  readonly #host: ExamHost;
  /** Whether a look at the page is on its way. */
  #isToLook = false;
  /** Whether the page's scripts have had their time. */
  #grace: 'none' | 'running' | 'over' = 'none';
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Presses of controls that ask for an action that there is none of, by the keys of what is told of them. */
  readonly #pressed = new Map<string, Mistake>();
  /** The keys of what the author has been told. */
  readonly #told = new Set<string>();
  /** The keys of what there was when the author was told last. */
  #last = '';

  constructor(host: ExamHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#lookSoon();
  }

  /** Nothing that waits may keep an element that is gone. */
  hostDisconnected(): void {
    clearTimeout(this.#timer);
    if (this.#grace === 'running') this.#grace = 'none';
  }

  /** Once an exam has ended nothing can be put right any more, and the minutes of its upload wake the page. */
  hostUpdated(): void {
    const { phase } = this.#host;
    if (phase !== 'finished' && phase !== 'uploaded') this.#lookSoon();
  }

  /** A control was pressed that asks for an action that there is none of. */
  reportAction(name: string, control: Element): void {
    const mistake = unknownAction(name, control);
    if (!mistake) return;
    this.#pressed.set(keyOf(mistake), mistake);
    this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#isToLook) return;
    this.#isToLook = true;
    setTimeout(this.#look);
  }

  readonly #look = (): void => {
    this.#isToLook = false;
    if (!this.#host.isConnected) return;
    if (!PAGE.isParsed) {
      PAGE.onParsed(this.#look);
      return;
    }
    const certain = new Map<string, Mistake>();
    for (const mistake of findMistakes(this.#host)) {
      if (!mistake.mayChange || this.#grace === 'over') certain.set(keyOf(mistake), mistake);
      else if (this.#grace === 'none') this.#grantGrace();
    }
    void this.#tell(new Map([...certain, ...this.#pressed]));
  };

  #grantGrace(): void {
    this.#grace = 'running';
    PAGE.onLoaded(() => {
      this.#timer = setTimeout(() => {
        this.#grace = 'over';
        this.#look();
      }, GRACE);
    });
  }

  /** Where the words can't be loaded, the console says what there is to look at, and no more. */
  async #tell(mistakes: ReadonlyMap<string, Mistake>): Promise<void> {
    const keys = [...mistakes.keys()];
    if (keys.join() === this.#last) return;
    this.#last = keys.join();
    const news = keys.filter((key) => !this.#told.has(key));
    for (const key of news) this.#told.add(key);
    try {
      const { tellAuthor } = await import('../author-help/index.js');
      tellAuthor(this.#host, mistakes, news);
    } catch {
      for (const key of news) console.warn(`${this.#host.localName}: ${key}`);
    }
  }
}

/** One mistake is told once, however often it was made. */
const keyOf = ({ about, got }: Mistake): string => `${about}, got ${got || 'none'}`;
