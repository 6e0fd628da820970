import { Hono } from 'hono';
import type { Operations } from '../../emulator.ts';
import type { KryptoswapAccount } from './account.ts';
import { Failure, failed } from './failure.ts';
import { createHostedPages } from './hosted/createHostedPages.ts';
import { createMethods } from './methods.ts';

/** Below the origin; the site's own pages lie beside it. */
export const API_PATH = '/service/api/v1';

export function createRoutes(account: KryptoswapAccount, operations: Operations): Hono {
  const app = new Hono()
    .basePath('/kryptoswap')
    .route(API_PATH, createMethods(account))
    .route('/', createHostedPages(account, operations));

  app.notFound(() => failed(account, new Failure(null, 'There is no such method.'), 404));

  app.onError((error) => {
    if (error instanceof Failure) return failed(account, error);
    throw error;
  });

  return app;
}
