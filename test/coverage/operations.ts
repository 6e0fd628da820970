import type { ProviderId } from '@coinslot/sandbox';
import { cryptofuse } from './cryptofuse.ts';
import { kanga } from './kanga.ts';
import { kryptogo } from './kryptogo.ts';
import { kryptoswap } from './kryptoswap.ts';
import type { Operation } from './Operation.ts';

/**
 * Every operation that the providers' guides document, and what their references add where a client
 * has it or the sandbox plays it, with the tests that perform it against the sandbox.
 */
export const operations: Readonly<Record<ProviderId, readonly Operation[]>> = {
  cryptofuse,
  kanga,
  kryptogo,
  kryptoswap,
};
