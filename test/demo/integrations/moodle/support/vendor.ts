import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { startDouble, type RunningDouble } from '../../../../../demo/vendor/server.js';

/** The vendor's double behind a port of its own, where it can be out of reach for a while and keep its sessions. */
export class Vendor {
  readonly origin: string;
  readonly double: RunningDouble['double'];
  /** While true, connections are cut. */
  isDown = false;
  readonly #running: RunningDouble;
  readonly #server: Server;

  private constructor(running: RunningDouble, port: number) {
    this.#running = running;
    this.double = running.double;
    this.origin = `http://127.0.0.1:${port}`;
    const target = new URL(running.origin);
    this.#server = createServer((incoming, outgoing) => {
      if (this.isDown) {
        incoming.socket.destroy();
        return;
      }
      const { method, url: path, headers } = incoming;
      const { hostname: host, port } = target;
      const forwarded = request({ host, port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      // A stream of events that nobody listens to any more.
      outgoing.on('close', () => forwarded.destroy());
      incoming.pipe(forwarded);
    }).listen(port, '127.0.0.1');
  }

  static async start(secret: string, port: number, review: string): Promise<Vendor> {
    const running = await startDouble({ integrationName: 'acme', jwtSecret: secret });
    running.double.webhookUrls.review = review;
    const vendor = new Vendor(running, port);
    await once(vendor.#server, 'listening');
    return vendor;
  }

  /** Where a session stands; undefined if nobody has entered it. */
  state(sessionId: string): string | undefined {
    return this.double.find(sessionId)?.state(new Date());
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#running.close();
  }
}
