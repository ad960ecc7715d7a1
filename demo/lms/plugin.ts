import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runnerImport, type Connect, type Plugin, type ViteDevServer } from 'vite';
import { startDouble } from '../vendor/server.js';
import type { ReadPage } from './lms.js';
import { middlewareOf } from './middleware.js';
import { integration, WEBHOOK_PATH } from './vendor.js';

/** Milliseconds from the upload to the verdict; with the vendor, people take hours. */
const VERDICT_AFTER = 3000;

/**
 * Runs the demo's LMS inside Vite's development server and inside its preview of the built demo, and
 * the vendor's double beside it.
 */
export function demoLms(): Plugin {
  return {
    name: 'demo-lms',
    configureServer(server) {
      return mount(server.middlewares, server.httpServer, async (name) =>
        server.transformIndexHtml(
          `/${name}`,
          await readFile(join(server.config.root, name), 'utf8'),
        ),
      );
    },
    configurePreviewServer({ middlewares, httpServer, config }) {
      const folder = join(config.root, config.build.outDir);
      return mount(middlewares, httpServer, (name) => readFile(join(folder, name), 'utf8'));
    },
  };
}

async function mount(
  middlewares: Connect.Server,
  httpServer: ViteDevServer['httpServer'],
  readPage: ReadPage,
): Promise<void> {
  const vendor = await startDouble({ ...integration, verdictAfter: VERDICT_AFTER });
  httpServer?.once('listening', () => {
    const review = `${originOf(httpServer.address() as AddressInfo)}${WEBHOOK_PATH}`;
    vendor.double.webhookUrls.review = review;
  });
  httpServer?.once('close', () => void vendor.close());

  // Only now: it imports `proctored-exam/server`, which must have been built first.
  const lms = join(import.meta.dirname, 'lms.ts');
  const { module } = await runnerImport<typeof import('./lms.js')>(lms);
  middlewares.use(middlewareOf(module.createLms(readPage, vendor.origin)));
}

/** Where a server is reached from its own machine. */
function originOf({ address, family, port }: AddressInfo): string {
  const loopback: Record<string, string> = { '::': '::1', '0.0.0.0': '127.0.0.1' };
  const host = loopback[address] ?? address;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}
