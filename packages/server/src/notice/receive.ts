import { CheckoutError, type Fact } from '@coinslot/core';
import { readCallbackToken } from '../callbackToken.ts';
import type { RequestParts } from '../Incoming.ts';
import { noticeSecret } from '../noticeSecret.ts';
import { paceOf } from '../paceOf.ts';
import { applyFacts } from '../payments/applyFacts.ts';
import { deliverInline } from '../payments/deliver.ts';
import { keepClue } from '../payments/keepClue.ts';
import { paymentReference } from '../payments/paymentReference.ts';
import { readFact } from '../payments/readFact.ts';
import { reportUnknownWord } from '../payments/reportUnknownWord.ts';
import { settledCreation } from '../payments/settledCreation.ts';
import { toFact } from '../payments/toFact.ts';
import type { Notice, NoticeContext, ParsedNotice, Provider } from '../provider.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { askLater } from './askLater.ts';
import { confirmSigned } from './confirmSigned.ts';
import { receivePayout } from './receivePayout.ts';

/** After a hint that nobody could answer; its sender may never send it again. */
const RETRY_MS = 15_000;

export interface Received {
  acknowledge: Provider['acknowledge'];
  outcome: 'applied' | 'seen' | 'deferred' | 'payout';
}

/**
 * Takes a provider's notice. The order of the lines is the security design: nothing is asked of
 * anybody before the payment is known to be ours, and nothing is answered before it is written.
 */
export async function receive(
  runtime: Runtime,
  request: RequestParts,
  { body, ...route }: { provider: string; token: string | undefined; body: Uint8Array },
): Promise<Received> {
  const provider = runtime.providers.get(route.provider);
  if (!provider) throw unknownNotice();
  const tokenOf = await paymentOfToken(runtime, provider, route.token);
  const { method, headers } = request;
  const startedAt = runtime.now();
  const notice: Notice = {
    method,
    headers,
    body,
    get url() {
      return new URL(request.url);
    },
  };
  const parsed = await provider.parseNotice(notice, noticeContext(runtime, tokenOf));
  const { acknowledge } = provider;
  if (parsed.payout) {
    await receivePayout(runtime, provider, parsed);
    return { acknowledge, outcome: 'payout' };
  }
  const found = await findPayment(runtime, provider, tokenOf, parsed);
  const stored = await keepClue(runtime, found, parsed.reference);
  const seenKey = seenKeyOf(stored, parsed);
  const signed = signedFact(provider, parsed, startedAt, runtime.now());
  const outcome = await take(runtime, stored, { parsed, signed, seenKey, startedAt });
  const ids = { paymentId: stored.record.id, provider: provider.id };
  if (signed) reportUnknownWord(runtime, ids, signed);
  const facts = { ...ids, evidence: parsed.evidence };
  const level = outcome === 'applied' ? 'info' : 'debug';
  runtime.log[level]({ ...facts, word: parsed.fact?.word, outcome }, 'notice taken');
  // Also when nothing is new: it may come again because we died before anybody was told.
  if (outcome !== 'deferred') await deliverInline(runtime, stored.record.id);
  return { acknowledge, outcome };
}

interface Incoming {
  parsed: ParsedNotice;
  signed: Fact | null;
  seenKey: string | undefined;
  startedAt: number;
}

async function take(
  runtime: Runtime,
  stored: StoredPayment,
  incoming: Incoming,
): Promise<'applied' | 'seen' | 'deferred'> {
  const { seenKey, signed, startedAt } = incoming;
  if (seenKey !== undefined && (await runtime.store.seen(seenKey))) return 'seen';
  const { leastMs } = paceOf(runtime, stored.record.provider);
  if (signed === null && isTooSoon(runtime, stored, leastMs)) {
    await defer(runtime, stored, startedAt, leastMs);
    askLater(runtime, stored, startedAt);
    return 'deferred';
  }
  // Copies of one delivery at the same moment are one delivery.
  const key = seenKey ?? stored.record.id;
  await runtime.notices.join(key, () => applyNotice(runtime, stored, incoming));
  return 'applied';
}

async function applyNotice(
  runtime: Runtime,
  stored: StoredPayment,
  { parsed, signed, seenKey, startedAt }: Incoming,
): Promise<void> {
  const pulled = signed
    ? await confirmSigned(runtime, stored, parsed.reference)
    : await confirmHint(runtime, stored, parsed);
  const facts = [signed, pulled ?? null].filter((fact) => fact !== null);
  const readAt = pulled === undefined ? undefined : startedAt;
  await applyFacts(runtime, stored, facts, { seenKey, readAt });
}

/** OUR payment, by the token that we made for it; null for a URL without one. */
async function paymentOfToken(
  { secrets, store }: Runtime,
  provider: Provider,
  token: string | undefined,
): Promise<StoredPayment | null> {
  if (token === undefined) return null;
  const paymentId = await readCallbackToken(secrets, token);
  const stored = paymentId === null ? null : await store.get(paymentId);
  if (stored?.record.provider !== provider.id) throw unknownNotice();
  return stored;
}

function noticeContext(runtime: Runtime, stored: StoredPayment | null): NoticeContext {
  const id = stored?.record.id;
  return {
    ...providerContext(runtime),
    payment: stored && paymentReference(stored.record),
    noticeSecrets: async () =>
      id === undefined
        ? []
        : Promise.all(runtime.secrets.map((secret) => noticeSecret(secret, id))),
  };
}

/** By the token, or by the reference that we stored. */
async function findPayment(
  runtime: Runtime,
  provider: Provider,
  tokenOf: StoredPayment | null,
  { reference, evidence }: ParsedNotice,
): Promise<StoredPayment> {
  const found = tokenOf ?? (await runtime.store.findByReference(provider.id, reference));
  if (found === null) throw unknownNotice();
  // The notice may overtake the answer to the creation, which knows what is due.
  const stored = found.record.reference === null ? await settledCreation(runtime, found) : found;
  // Of what is signed the merchant learns; a mere hint at another payment is none at this one.
  const isForeign = (stored.record.reference ?? reference) !== reference;
  if (isForeign && evidence === 'hint') throw unknownNotice();
  return stored;
}

/** Of this payment: a notice that went astray is not seen where it belongs. */
function seenKeyOf({ record }: StoredPayment, { dedupeKey }: ParsedNotice): string | undefined {
  return dedupeKey === null ? undefined : `${record.id}:${dedupeKey}`;
}

function signedFact(
  provider: Provider,
  { evidence, fact, dedupeKey }: ParsedNotice,
  startedAt: number,
  at: number,
): Fact | null {
  if (evidence !== 'signed' || fact === undefined) return null;
  return toFact(fact, { evidence, provider: provider.id, key: dedupeKey, startedAt, at });
}

/**
 * Anybody can send a hint: they are not deduplicated, as all look alike, but asked after rarely. What
 * is being asked because of another hint may miss what this one is of, so it is asked once more.
 */
function isTooSoon(
  { now, notices, readLimit }: Runtime,
  { record, readAt }: StoredPayment,
  leastMs: number,
): boolean {
  if (notices.has(record.id)) return true;
  // Negative where the clock was set back since.
  const age = readAt === null ? leastMs : now() - readAt;
  return (age >= 0 && age < leastMs) || !readLimit.take(record.provider);
}

/** Not now, but soon: written down before the notice is answered. */
async function defer(
  runtime: Runtime,
  { record, readAt, checkAt, checks }: StoredPayment,
  at: number,
  ms: number,
): Promise<void> {
  const last = Math.min(readAt ?? at, at);
  const soon = last + ms;
  // A flood writes once, also one whose notices come all at once.
  if (checkAt !== null && checkAt <= soon) return;
  await runtime.notices.join(`defer:${ms}:${record.id}`, () =>
    runtime.store.schedule(record.id, { readAt: last, checkAt: soon, checks }),
  );
}

/** Asks the provider itself. A hint is worth nothing without the answer. */
async function confirmHint(
  runtime: Runtime,
  stored: StoredPayment,
  { reference }: ParsedNotice,
): Promise<Fact | null> {
  try {
    return await readFact(runtime, stored, { fresh: true, reference });
  } catch (cause) {
    const { provider } = stored.record;
    await defer(runtime, stored, runtime.now(), RETRY_MS);
    const message = 'The provider could not be asked whether the notice is true.';
    throw new CheckoutError('provider_unavailable', message, { provider, cause });
  }
}

/** Unknown, of another provider, or with a token that we did not make: all alike. */
function unknownNotice(): CheckoutError {
  return new CheckoutError('not_found', 'There is no payment that this notice could be of.');
}
