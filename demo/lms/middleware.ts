import { getRequestListener, RequestError } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

type Listener = ReturnType<typeof getRequestListener>;

/**
 * Puts a fetch-style handler before the other handlers of a Node server (Connect, Express, Vite), over
 * HTTP/1 or HTTP/2.
 *
 * @param handle answers a request, or leaves it to the next handler by `undefined`
 */
export function middlewareOf(handle: (request: Request) => Promise<Response | undefined>) {
  return (
    incoming: Parameters<Listener>[0],
    outgoing: Parameters<Listener>[1],
    next: (error?: unknown) => void,
  ): void => {
    const listener = getRequestListener(
      async (request) => {
        const response = await handle(request);
        if (response) return response;
        next();
        return RESPONSE_ALREADY_SENT;
      },
      {
        // The server is not ours alone: the others keep the runtime's own Request and Response.
        overrideGlobalObjects: false,
        errorHandler: (error) => {
          // No address can be made of what was asked for, such as one with a backslash.
          if (error instanceof RequestError) return new Response(null, { status: 400 });
          // Without a result, the answer is left to whom the error is passed on.
          next(error);
          return undefined;
        },
      },
    );
    void listener(incoming, outgoing);
  };
}
