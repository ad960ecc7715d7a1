import type { ReactiveController } from 'lit';
import type { ExamHost } from '../host.js';

/** What the live regions hold: what is said politely, and what is said at once. */
export interface Announcements {
  readonly polite: string;
  readonly assertive: string;
}

/** What there is to be heard, sentence by sentence. */
export interface Sentences {
  readonly polite: readonly string[];
  readonly assertive: readonly string[];
}

/**
 * Milliseconds before a region speaks. What the focus reads comes first, what is over by then is not said
 * any more, and a text that is said again was gone for long enough to be new.
 */
export const PAUSE = 700;
/** Milliseconds for which a text stays in its region: long enough for a screen reader to take it. */
const STAY = 3_000;

const EMPTY: Announcements = { polite: '', assertive: '' };

/**
 * Lets screen readers say what is new of what there is to be heard. A region is emptied after it has
 * spoken: it is then out of the reading order, and can say the same again.
 */
export class AnnouncementsController implements ReactiveController {
  readonly #host: ExamHost;
  readonly #compose: () => Sentences;
  #sentences: Sentences = { polite: [], assertive: [] };
  /** What was said of what there is to be heard. */
  #heard: readonly string[] = [];
  /** What will be said after a pause. */
  #awaited: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #value = EMPTY;
  /** What the regions have said last. */
  #last = EMPTY;

  /** @param compose tells what there is to be heard now */
  constructor(host: ExamHost, compose: () => Sentences) {
    this.#host = host;
    this.#compose = compose;
    host.addController(this);
  }

  get value(): Announcements {
    return this.#value;
  }

  hostUpdate(): void {
    // An element that is gone has nobody to tell, and no timer may keep it.
    if (!this.#host.isConnected) return;
    this.#sentences = this.#compose();
    const { polite, assertive } = this.#sentences;
    const all = [...polite, ...assertive];
    const isOver = this.#heard.some((sentence) => !all.includes(sentence));
    if (isOver) this.#value = EMPTY;
    this.#heard = this.#heard.filter((sentence) => all.includes(sentence));
    const news = all.filter((sentence) => !this.#heard.includes(sentence));
    // What renders for other reasons must not put off what waits to be said.
    const isAwaited = news.every((sentence) => this.#awaited.includes(sentence));
    this.#awaited = news;
    if (!isAwaited) this.#after(PAUSE, this.#speak);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#awaited = [];
    this.#value = EMPTY;
  }

  readonly #speak = (): void => {
    const { polite, assertive } = this.#sentences;
    this.#value = {
      polite: unlike(this.#last.polite, this.#newsOf(polite)),
      assertive: unlike(this.#last.assertive, this.#newsOf(assertive)),
    };
    this.#last = this.#value;
    this.#heard = [...polite, ...assertive];
    this.#awaited = [];
    this.#after(STAY, this.#empty);
    this.#host.requestUpdate();
  };

  readonly #empty = (): void => {
    this.#value = EMPTY;
    this.#host.requestUpdate();
  };

  /** The sentences that were not heard yet, as one text, with a pause between them. */
  #newsOf(sentences: readonly string[]): string {
    const news = sentences.filter((sentence) => !this.#heard.includes(sentence));
    const last = news.pop() ?? '';
    const others = news.map((sentence) => `${sentence.replace(/[\p{L}\p{N}]$/u, '$&.')} `);
    return others.join('') + last;
  }

  #after(delay: number, callback: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(callback, delay);
  }
}

/** Orca takes a text that is the last one over again for the same event: a space that does not show tells them apart. */
const unlike = (last: string, text: string): string =>
  text !== '' && text === last ? `${text}\u00a0` : text;
