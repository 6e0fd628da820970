import { type Context, Hono } from 'hono';
import { SandboxError } from '../SandboxError.ts';
import type { Sandbox } from '../sandbox.ts';
import { createControlApi } from './api.ts';
import { renderPage, renderView } from './page.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The control page and the JSON API that it and tests drive. */
export function createControl(sandbox: Sandbox): Hono {
  const app = new Hono();
  const text = (c: Context, type: string, body: string) =>
    c.body(body, 200, { 'content-type': `${type}; charset=utf-8` });

  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('content-security-policy', POLICY);
    c.header('x-content-type-options', 'nosniff');
  });
  app.get('/', (c) => c.html(renderPage(sandbox)));
  app.get('/control/view', (c) => c.html(renderView(sandbox)));
  app.get('/control/page.css', (c) => text(c, 'text/css', style));
  app.get('/control/page.js', (c) => text(c, 'text/javascript', script));
  app.route('/control', createControlApi(sandbox));
  app.notFound((c) => c.json({ error: 'Not found.' }, 404));
  app.onError((error, c) => {
    if (error instanceof SandboxError) return c.json({ error: error.message }, error.status);
    throw error;
  });
  return app;
}
