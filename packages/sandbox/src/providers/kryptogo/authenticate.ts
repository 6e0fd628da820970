import type { KryptogoAccount } from './account.ts';
import { Refusal } from './refusal.ts';

/**
 * "Direct API integration": `X-Client-ID`, `X-STUDIO-API-KEY` and `Origin` are required.
 *
 * @throws Refusal 4001 for another client, 4002 for another key, without a documented code for an
 * Origin that is missing.
 */
export function authenticate(account: KryptogoAccount, request: Request): void {
  const { credentials, dialect } = account;
  if (request.headers.get('x-client-id') !== credentials.clientId) throw new Refusal(4001);
  assertKey(account, request);
  if (dialect.origin === 'required' && !request.headers.get('origin')) {
    throw new Refusal(400, 'The header Origin is required');
  }
}

/** A transfer needs the key alone. */
export function assertKey({ credentials }: KryptogoAccount, request: Request): void {
  if (request.headers.get('x-studio-api-key') !== credentials.apiKey) throw new Refusal(4002);
}
