import { Hono } from 'hono';
import { SandboxError } from '../SandboxError.ts';
import type { Sandbox } from '../sandbox.ts';
import { createControlApi } from './api.ts';

/** The control page and the JSON API that it and tests drive. */
export function createControl(sandbox: Sandbox): Hono {
  const app = new Hono();
  app.route('/control', createControlApi(sandbox));
  app.notFound((c) => c.json({ error: 'Not found.' }, 404));
  app.onError((error, c) => {
    if (error instanceof SandboxError) return c.json({ error: error.message }, error.status);
    throw error;
  });
  return app;
}
