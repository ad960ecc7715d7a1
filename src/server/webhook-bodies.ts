import * as v from 'valibot';
import { idSchema } from './vendor-api.js';

// The bodies of the vendor's webhooks. All but what is said otherwise is documented by the vendor.
// Fields fill one after the other, so most of them may be absent or null. Dates are kept as they
// come: ISO 8601 by the documents. More fields may come.

/** What every webhook says. Ids that come as numbers are turned into strings. */
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
  /** URL of the recording. */
  archive?: string | null | undefined;
  /** URL of the report. */
  reportUrl?: string | null | undefined;
  conclusion?: 'accepted' | 'rejected' | 'unknown' | (string & {}) | null | undefined;
  comment?: string | null | undefined;
  /** A whole number; the higher, the worse. */
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

const text = v.nullish(v.string());
const whole = v.pipe(v.number(), v.integer());
const session = { accountId: idSchema, sessionId: v.pipe(idSchema, v.nonEmpty()) };
const warning = { type: v.string(), start: v.string(), end: v.string(), cyber: v.boolean() };

export const webhookSchemas: {
  [Kind in WebhookKind]: v.GenericSchema<unknown, WebhookBodies[Kind]>;
} = {
  review: v.looseObject({
    ...session,
    archive: text,
    reportUrl: text,
    conclusion: text,
    comment: text,
    score: v.nullish(whole),
    threshold: v.nullish(
      v.looseObject({ attention: v.nullish(v.number()), rejected: v.nullish(v.number()) }),
    ),
    sessionStart: text,
    sessionEnd: text,
    warnings: v.nullish(v.array(v.looseObject(warning))),
    warningTitles: v.nullish(v.record(v.string(), v.record(v.string(), v.string()))),
  }),
  schedule: v.looseObject({
    ...session,
    event: v.string(),
    start: text,
    cancelDeadline: text,
  }),
  warning: v.looseObject({ ...session, ...warning, id: whole }),
  agreement: v.looseObject({ ...session, timestamp: v.union([v.string(), v.number()]) }),
};
