import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** The built client: files with a hash in their name for ever, and one page for all addresses. */
export function createPages(folder: string): Hono {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const pages = new Hono();
  pages.use(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  pages.get('/assets/*', (c) => c.notFound());
  pages.get('*', (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.html(page);
  });
  return pages;
}
