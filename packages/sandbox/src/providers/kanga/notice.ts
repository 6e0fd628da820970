import type { OutgoingNotice } from '../../outbox.ts';
import type { KangaAccount } from './account.ts';
import { type KangaTransaction, wordFor } from './entities.ts';

const MINUTE = 60_000;
/** "Repeat the call after 15 minutes, then after 1 hour, and after 6 hours." */
const RETRIES = [15 * MINUTE, 60 * MINUTE, 360 * MINUTE] as const;

/** Calls the store's URL. The call says only which transaction: there is no signature and no state in it. */
export function notify(
  account: KangaAccount,
  transaction: KangaTransaction,
  { label = wordFor(transaction), forged = false } = {},
): void {
  account.context.send(writeCallback(account.callbackUrl, transaction.key, { label, forged }));
}

/** `https://<CALLBACK_URL>?transactionKey=<TRANSACTION_ID>`; a query that the URL has stays as it is. */
export function writeCallback(
  callbackUrl: string | null,
  transactionKey: string,
  { label, forged }: { readonly label: string; readonly forged: boolean },
): OutgoingNotice {
  return {
    provider: 'kanga',
    reference: transactionKey,
    label,
    method: 'GET',
    url: callbackUrl === null ? null : addKey(callbackUrl, transactionKey),
    headers: {},
    body: '',
    forged,
    accepts: 'exactly 200',
    // Whoever forges one calls once.
    retryAfterMs: forged ? [] : RETRIES,
  };
}

function addKey(callbackUrl: string, transactionKey: string): string {
  const url = new URL(callbackUrl);
  const parameter = `transactionKey=${encodeURIComponent(transactionKey)}`;
  url.search = url.search === '' ? parameter : `${url.search}&${parameter}`;
  return url.href;
}
