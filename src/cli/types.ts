import type { Body } from '../contract/body.js';

/** Header fields of the command line, by their names in lower case. */
export type HeaderFields = ReadonlyMap<string, string>;

/** What `check` is to do. */
export interface CheckOptions {
  /** The start endpoint, without a fragment. */
  url: URL;
  /** The request headers of `--header`: the learner's session, mostly. */
  headers: HeaderFields;
  /** The origin of the page, when it is not the endpoint's own. */
  origin?: string | undefined;
  /** The vendor's secret, to verify the signature with. */
  secret?: string | undefined;
}

/**
 * `error`: a start fails, or the contract is broken. `warning`: it works, with a risk. `info`: worth
 * knowing. `ok`: as it should be.
 */
export type Level = 'error' | 'warning' | 'info' | 'ok';

/** What was found out about one field. */
export interface Finding {
  level: Level;
  /** Such as `status`, `cache-control`, `serverOrigin`, `jwt.header.alg` or `jwt.payload.exp`. */
  field: string;
  expected: string;
  got: string;
  /** The place in the guides that tells more. */
  docs: string;
}

/** What `--json` prints. */
export interface Report {
  /** The endpoint, without the values in its query. */
  url: string;
  /** Whether there was no error. */
  ok: boolean;
  findings: Finding[];
}

export interface CheckResult {
  report: Report;
  /** False when there is nothing to report on. */
  answered: boolean;
}

/** The head of an answer to one request. */
export interface Head {
  status: number;
  headers: Headers;
}

/** How an answer, or the way to it, has ended. */
export type End = Body['end'] | 'too-late' | 'lost-redirect' | 'too-many-redirects';

/** An answer, as far as it came. */
export interface Answer extends Head {
  /** What was asked for. */
  first: URL;
  /** Where it came from, after redirects. */
  url: URL;
  /** The addresses that were redirected to, in order. */
  redirects: readonly URL[];
  /** The values of cookies that came on the way: as good as passwords while they last. */
  cookies: readonly string[];
  bytes: Uint8Array;
  end: End;
}

/** Nothing answered, for this reason. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** What the endpoint answered to each request. */
export interface Answers {
  start: Answer | Unanswered;
  /** To a page of another origin, if that sends headers that a browser asks about first. */
  preflight: Head | Unanswered | undefined;
}
