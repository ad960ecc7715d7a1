import { ANSWER_DEADLINE } from '../contract/limits.js';
import { settled } from './http.js';
import { namesToAskFor, preflight, request } from './request.js';
import type { Answers, CheckOptions, CheckResult } from './types.js';

/** Fetches a start endpoint as the element would and looks at all that it answers. */
export async function check(
  options: CheckOptions,
  deadline = ANSWER_DEADLINE,
): Promise<CheckResult> {
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
