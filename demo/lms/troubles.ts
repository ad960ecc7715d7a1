import { setTimeout } from 'node:timers/promises';
import { htmlPage } from './html.js';

/** Browsers ask nothing of this port, so that it is as if the network were gone. */
const BLOCKED = 'http://localhost:9/';

/** What the demo page wants to go wrong, by the switch beside the exam. */
export function troubleOf(request: Request): string | null {
  return new URL(request.url).searchParams.get('trouble');
}

/** A start endpoint, and what goes wrong on the way to some. */
export function withTroubles(start: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    switch (troubleOf(request)) {
      case 'html-page':
        return htmlPage('<!doctype html><title>Sign in</title><h1>Please sign in</h1>');
      case 'unreachable':
        return Response.redirect(BLOCKED);
      case 'expired-token': {
        const response = await start(request);
        await setTimeout(1100);
        return response;
      }
      default:
        return start(request);
    }
  };
}
