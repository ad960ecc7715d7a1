import type { CheckOptions } from './command.js';
import type { Report } from './findings.js';
import { settled, type Unanswered } from './http.js';
import { namesToAskFor, preflight, request, type Answer, type Preflight } from './request.js';

export interface CheckResult {
  report: Report;
  /** False when there is nothing to report on. */
  answered: boolean;
}

/** What the endpoint answered to each request. */
export interface Answers {
  start: Answer | Unanswered;
  /** Of a page of another origin, if it sends headers that a browser asks about first. */
  preflight: Preflight | Unanswered | undefined;
}

/** The element's own deadline, in ms. */
const patience = 15_000;

/** Fetches a start endpoint as the element would and looks at all that it answers. */
export async function check(options: CheckOptions, deadline = patience): Promise<CheckResult> {
  // What looks at the answers is loaded while the endpoint makes them: it is most of the program.
  const [answers, { examine }] = await Promise.all([
    ask(options, deadline),
    import('./examine.js'),
  ]);
  return examine(options, answers, deadline);
}

/** Sends the requests side by side, as neither answer depends on the other. */
async function ask(options: CheckOptions, deadline: number): Promise<Answers> {
  const { url, origin, headers } = options;
  const asksFirst =
    origin !== undefined && origin !== url.origin && namesToAskFor(headers).length > 0;
  const [start, preflighted] = await Promise.all([
    settled(request(options, deadline)),
    asksFirst ? settled(preflight(options, origin, deadline)) : undefined,
  ]);
  return { start, preflight: preflighted };
}
