import { docsPlace } from '../../contract/docs.js';
import { PHASES } from '../../exam/phases.js';
import { CREDENTIALS } from '../../exam/requests.js';
import { ACTIONS, TAKEN_FOR_ACTIONS } from '../action-names.js';
import type { Mistake } from '../mistakes.js';
import { NOTICE_SETTINGS, SDK_PRELOADS } from '../values.js';
import { likely, nearest } from './nearest.js';

/** What the author of a page is told of a mistake. */
export interface Advice {
  /** What was expected and what came, in English. */
  readonly text: string;
  /** Where the guides say more. */
  readonly place: string;
}

/** Where the guides say more, by what a mistake is about. Values of attributes have one place. */
export const PLACES: Readonly<Record<string, string>> = {
  attribute: 'element.md#attributes-and-properties',
  slot: 'element.md#slots',
  child: 'element.md#slots',
  orphan: 'element.md#slots',
  'in-exam': 'element.md#slots',
  'data-action': 'element.md#buttons',
  'data-endpoint': 'errors.md#endpoint-missing',
  'data-finish-endpoint': 'errors.md#finish-failed',
  'data-config': 'errors.md#config-invalid',
  'data-credentials': 'errors.md#config-invalid',
  'data-sdk-preload': 'element.md#attributes-and-properties',
  'data-notices': 'element.md#notices',
};

/** Words that stand for others, by what a mistake is about. */
const TAKEN_FOR: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'data-action': {
    ...TAKEN_FOR_ACTIONS,
    ...{ go: 'start', launch: 'start', resume: 'start', continue: 'start' },
    ...{ submit: 'finish', end: 'finish', stop: 'finish', done: 'finish', complete: 'finish' },
    ...{ again: 'retry', restart: 'retry', reload: 'retry' },
  },
  slot: {
    ...{ exam: 'in-exam', quiz: 'in-exam', questions: 'in-exam', running: 'in-exam' },
    ...{ begin: 'start', intro: 'start', before: 'start', loading: 'preparing' },
    ...{ end: 'finished', done: 'finished', after: 'finished', failed: 'error' },
  },
  'data-credentials': { true: 'include', false: 'omit', none: 'omit' },
  'data-sdk-preload': { always: 'eager', true: 'eager', never: 'none', false: 'none' },
  'data-notices': { always: 'all', true: 'all', never: 'none', false: 'none' },
};

/** The longest piece of a page that is quoted, in characters. */
const LONGEST_QUOTE = 60;

/** Says what is wrong with what was found, and what may have been meant. */
export const adviceOn = (mistake: Mistake): Advice => ({
  text: textOf(mistake),
  place: docsPlace(PLACES[mistake.about] ?? 'element.md'),
});

function textOf({ about, got, meant }: Mistake): string {
  const quote = got.length > LONGEST_QUOTE ? `${got.slice(0, LONGEST_QUOTE)}…` : got;
  switch (about) {
    case 'attribute':
      return `got the attribute ${got}, which does nothing; did you mean ${meant}?`;
    case 'slot':
      return `${oneOf("a child's slot", PHASES, quote)}: the child shows in no phase${guess(about, got, PHASES)}`;
    case 'child':
      return `expected each child to have a slot, got ${quote} without one: it shows in no phase (the slots: ${list(PHASES)}; they count on direct children of the tag)`;
    case 'orphan':
      return `expected children, got none, and an element with slot="${quote}" beside the tag: the parser moves content out of a <p>, so put the tag into a <div>`;
    case 'in-exam':
      return 'expected content with slot="in-exam", got none, and no script on the page that could bring it: during the exam, learners see only that it has started';
    case 'data-action':
      return `${oneOf(about, ACTIONS, quote)}: the control does nothing; did you mean ${meantBy(about, got) ?? nearest(got, ACTIONS)}?`;
    case 'data-endpoint':
      return got === ''
        ? 'expected data-endpoint or fetchStartData, got neither so far: without one, a start fails'
        : `${expectedAddress(about, quote)}: a start fails`;
    case 'data-finish-endpoint':
      return `${expectedAddress(about, quote)}: handing in fails`;
    case 'data-config':
      return `expected data-config to be a JSON object, got ${quote}: a start fails`;
    case 'data-credentials':
      return `${oneOf(about, CREDENTIALS, quote)}: a start fails${guess(about, got, CREDENTIALS)}`;
    case 'data-sdk-preload':
      return `${oneOf(about, SDK_PRELOADS, quote)}, which counts as intent${guess(about, got, SDK_PRELOADS)}`;
    case 'data-notices':
      return `${oneOf(about, NOTICE_SETTINGS, quote)}, which counts as all${guess(about, got, NOTICE_SETTINGS)}`;
    default:
      return `${about}: got ${quote}`;
  }
}

type Words = readonly [string, ...string[]];

const list = (words: Words): string => words.join(', ');

const oneOf = (what: string, words: Words, got: string): string =>
  `expected ${what} to be one of ${list(words)}, got ${got}`;

const expectedAddress = (what: string, got: string): string =>
  `expected ${what} to be an address of http or https, got one with ${got}`;

const meantBy = (about: string, got: string): string | undefined =>
  TAKEN_FOR[about]?.[got.toLowerCase()];

/** What may have been meant, where that is likely. */
function guess(about: string, got: string, words: Words): string {
  const meant = meantBy(about, got) ?? likely(got, words);
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}
