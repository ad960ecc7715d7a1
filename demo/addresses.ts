import type { Plugin } from 'vite';

/** What there is to see, by its path. */
const PAGES: Readonly<Record<string, string>> = {
  'The demo: take an exam': '',
  'The guides': 'docs/',
  'Every view of the widget': 'gallery.html',
  'A page with the snippet alone': 'minimal.html',
};

/** Says where to click once the server listens. */
export function addresses(): Plugin {
  return {
    name: 'addresses',
    configureServer(server) {
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        const { local: [local] = [], network = [] } = server.resolvedUrls ?? {};
        const { logger } = server.config;
        // Other machines may reach it as well, by addresses of their own.
        if (local === undefined || network.length > 0) printUrls();
        if (local === undefined) return;
        for (const [title, path] of Object.entries(PAGES)) {
          logger.info(`  ${`${title}:`.padEnd(33)}${local}${path}`);
        }
        logger.info('\n  Nothing is recorded or sent. Ctrl C ends it.');
      };
    },
  };
}
