import * as v from 'valibot';
import { fields } from './fields.js';
import { isWebLink } from './url.js';
import { ID_SCHEMA } from './vendor-api.js';

// The bodies of the vendor's webhooks. All but what is said otherwise is documented by the vendor.
// Fields fill one after the other, so most of them may be absent or null. Dates are kept as they
// come: ISO 8601 by the documents. More fields may come.

/** What every webhook says. Ids that come as whole numbers are turned into strings. */
interface WebhookBody {
  /** The `accountId` of the start payload. */
  accountId: string;
  /** The `sessionId` of the start payload. */
  sessionId: string;
  [field: string]: unknown;
}

/**
 * The state of a session's result. It comes many times, as fields fill and when the conclusion is
 * revised: keep the newest by `sessionId`.
 */
export interface ReviewWebhook extends WebhookBody {
  /** URL of the recording, http or https; empty while there is none. */
  archive?: string | null | undefined;
  /** URL of the report, http or https; empty while there is none. */
  reportUrl?: string | null | undefined;
  conclusion?: 'accepted' | 'rejected' | 'unknown' | (string & {}) | null | undefined;
  comment?: string | null | undefined;
  /** The higher, the worse. Documented as a whole number, but kept as it comes. */
  score?: number | null | undefined;
  /** The scores from which a session needs attention, and is rejected. */
  threshold?: Threshold | null | undefined;
  sessionStart?: string | null | undefined;
  sessionEnd?: string | null | undefined;
  warnings?: ReviewWarning[] | null | undefined;
  /** Texts by warning type and locale. */
  warningTitles?: Record<string, Record<string, string>> | null | undefined;
}

export interface Threshold {
  attention?: number | null | undefined;
  rejected?: number | null | undefined;
  [field: string]: unknown;
}

/** Something that was noticed during a session. */
export interface ReviewWarning {
  /** An open set, such as `WARNING_NO_USER_IN_FRAME`. */
  type: string;
  start: string;
  end: string;
  /** `true`: found by a machine; `false`: made or confirmed by a person. */
  cyber: boolean;
  [field: string]: unknown;
}

/** A booking was made or given up. */
export interface ScheduleWebhook extends WebhookBody {
  event: 'scheduled' | 'canceled' | (string & {});
  /** Start of the slot. */
  start?: string | null | undefined;
  cancelDeadline?: string | null | undefined;
}

/** A warning found by a machine while the session runs; there may be very many. */
export interface WarningWebhook extends WebhookBody, ReviewWarning {
  /** The warning's own number, whole. */
  id: number;
}

/** The learner took the user agreement. */
export interface AgreementWebhook extends WebhookBody {
  /** UTC; whether as ISO 8601 or as a Unix time is unconfirmed. */
  timestamp: string | number;
}

/** The body by the kind of webhook. */
export interface WebhookBodies {
  review: ReviewWebhook;
  schedule: ScheduleWebhook;
  warning: WarningWebhook;
  agreement: AgreementWebhook;
}

export type WebhookKind = keyof WebhookBodies;

const TEXT = v.string('a string');
const OPTIONAL_TEXT = v.nullish(v.string('a string or null'));
const OPTIONAL_LINK = v.nullish(
  v.pipe(
    v.string('an http or https URL, or null'),
    // An empty text is one that has not been filled yet.
    v.check((value) => value === '' || isWebLink(value), 'an http or https URL, or null'),
  ),
);
// To JSON, `1e400` is a number, and to JavaScript it is infinite.
const OPTIONAL_NUMBER = v.nullish(
  v.pipe(v.number('a number or null'), v.finite('a number or null')),
);
const SESSION = { accountId: ID_SCHEMA, sessionId: ID_SCHEMA };
const WARNING = { type: TEXT, start: TEXT, end: TEXT, cyber: v.boolean('true or false') };

const TIME = 'a time, as a text or a number';

/** What each kind of webhook has to say. */
export const WEBHOOK_SCHEMAS: {
  [Kind in WebhookKind]: v.GenericSchema<unknown, WebhookBodies[Kind]>;
} = {
  review: fields({
    ...SESSION,
    archive: OPTIONAL_LINK,
    reportUrl: OPTIONAL_LINK,
    conclusion: OPTIONAL_TEXT,
    comment: OPTIONAL_TEXT,
    score: OPTIONAL_NUMBER,
    threshold: v.nullish(fields({ attention: OPTIONAL_NUMBER, rejected: OPTIONAL_NUMBER })),
    sessionStart: OPTIONAL_TEXT,
    sessionEnd: OPTIONAL_TEXT,
    warnings: v.nullish(v.array(fields(WARNING), 'a list of warnings or null')),
    warningTitles: v.nullish(
      v.record(TEXT, v.record(TEXT, TEXT, 'texts by locale'), 'texts by type and locale, or null'),
    ),
  }),
  schedule: fields({
    ...SESSION,
    event: TEXT,
    start: OPTIONAL_TEXT,
    cancelDeadline: OPTIONAL_TEXT,
  }),
  warning: fields({
    ...SESSION,
    ...WARNING,
    id: v.pipe(v.number('a whole number'), v.safeInteger('a whole number below 2^53')),
  }),
  agreement: fields({
    ...SESSION,
    timestamp: v.union([v.string(), v.pipe(v.number(), v.finite())], TIME),
  }),
};
