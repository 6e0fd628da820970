import { Hono } from 'hono';
import type { Operations } from '../../emulator.ts';
import type { KryptoswapAccount } from './account.ts';
import { createHostedPages } from './hosted/createHostedPages.ts';
import { createMethods } from './methods.ts';

/** Below the origin; the site's own pages lie beside it. */
export const API_PATH = '/service/api/v1';

export function createRoutes(account: KryptoswapAccount, operations: Operations): Hono {
  return new Hono()
    .basePath('/kryptoswap')
    .route(API_PATH, createMethods(account))
    .route('/', createHostedPages(account, operations));
}
