import { request } from 'node:http';
import { connect, type ClientHttp2Session } from 'node:http2';

/** What came of one request. */
export interface Served {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A GET with exactly this path: `fetch` would put odd ones in order before it sends them. */
export function getPath(origin: string, path: string, headers = {}): Promise<Served> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, headers: { Accept: 'text/html,*/*', ...headers } };
    request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** A connection over HTTP/2 to a server whose certificate nobody has signed. */
export function connectHttp2(origin: string): ClientHttp2Session {
  return connect(origin, { rejectUnauthorized: false });
}

/** One request over HTTP/2. */
export function askHttp2(
  session: ClientHttp2Session,
  path: string,
  { method = 'GET', body = '', headers = {} }: { method?: string; body?: string; headers?: object },
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const fields = { ':path': path, ':method': method, ...headers };
    const stream = session.request(fields, { endStream: false });
    let status = 0;
    let answered: Served['headers'] = {};
    let text = '';
    stream.on('response', (head) => {
      status = head[':status'] ?? 0;
      answered = head;
    });
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    stream.on('end', () => {
      resolve({ status, headers: answered, text });
    });
    stream.on('error', reject).end(body);
  });
}
