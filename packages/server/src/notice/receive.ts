import { CheckoutError, type Fact } from '@coinslot/core';
import { readCallbackToken } from '../callbackToken.ts';
import { applyFacts } from '../payments/applyFacts.ts';
import { deliverInline } from '../payments/deliver.ts';
import { readFact } from '../payments/readFact.ts';
import { SHORTEST_INTERVAL } from '../payments/refreshPayment.ts';
import { settledCreation } from '../payments/settledCreation.ts';
import { toFact } from '../payments/toFact.ts';
import type { ParsedNotice, Provider } from '../provider.ts';
import { readBody } from '../readBody.ts';
import { providerContext, type Runtime } from '../runtime.ts';
import type { StoredPayment } from '../store.ts';
import { receivePayout } from './receivePayout.ts';

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
  request: Request,
  route: { provider: string; token: string | undefined },
): Promise<Received> {
  const body = await readBody(request);
  const provider = runtime.providers.get(route.provider);
  if (!provider) throw unknownNotice();
  const tokenOf = await paymentOfToken(runtime, route.token);
  const { method, headers } = request;
  const startedAt = runtime.now();
  const notice = { method, headers, url: new URL(request.url), body };
  const parsed = await provider.parseNotice(notice, providerContext(runtime));
  const { acknowledge } = provider;
  if (parsed.payout) {
    await receivePayout(runtime, provider, parsed);
    return { acknowledge, outcome: 'payout' };
  }
  const stored = await findPayment(runtime, provider, tokenOf, parsed);
  if (parsed.dedupeKey !== null && (await runtime.store.seen(parsed.dedupeKey))) {
    return { acknowledge, outcome: 'seen' };
  }
  const signed = signedFact(provider, parsed, startedAt, runtime.now());
  if (signed === null && isTooSoon(runtime, stored)) {
    await defer(runtime, stored, startedAt);
    return { acknowledge, outcome: 'deferred' };
  }
  const pulled = await confirm(runtime, stored, parsed, signed);
  const facts = [signed, pulled ?? null].filter((fact) => fact !== null);
  const readAt = pulled === undefined ? undefined : startedAt;
  const context = { seenKey: parsed.dedupeKey ?? undefined, readAt };
  const { changed } = await applyFacts(runtime, stored, facts, context);
  if (changed) await deliverInline(runtime, stored.record.id);
  return { acknowledge, outcome: 'applied' };
}

async function paymentOfToken(runtime: Runtime, token: string | undefined): Promise<string | null> {
  if (token === undefined) return null;
  const paymentId = await readCallbackToken(runtime.secrets, token);
  if (paymentId === null) throw unknownNotice();
  return paymentId;
}

/** OUR payment: by the token that we made, or by the reference that we stored. */
async function findPayment(
  runtime: Runtime,
  provider: Provider,
  paymentId: string | null,
  { reference }: ParsedNotice,
): Promise<StoredPayment> {
  const { store } = runtime;
  const stored =
    paymentId === null
      ? await store.findByReference(provider.id, reference)
      : await store.get(paymentId);
  if (stored === null || stored.record.provider !== provider.id) throw unknownNotice();
  // The notice may overtake the answer to the creation, which knows what is due.
  return stored.record.reference === null ? settledCreation(runtime, stored) : stored;
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

/** Anybody can send a hint: they are not deduplicated, as all look alike, but asked after rarely. */
function isTooSoon(runtime: Runtime, { record, readAt }: StoredPayment): boolean {
  const asked = readAt !== null && runtime.now() - readAt < SHORTEST_INTERVAL;
  return asked || !runtime.readLimit.take(record.provider);
}

/** Not now, but as soon as it may be asked again: written down before the notice is answered. */
async function defer(runtime: Runtime, stored: StoredPayment, at: number): Promise<void> {
  const readAt = stored.readAt ?? at;
  const checkAt = readAt + SHORTEST_INTERVAL;
  await runtime.store.schedule(stored.record.id, { readAt, checkAt, checks: stored.checks });
}

/**
 * Asks the provider itself. A signed notice counts for what it is without the answer, and the
 * schedule asks again; a hint is worth nothing without it.
 *
 * @returns null when the provider knows no such payment, undefined when it could not be asked.
 */
async function confirm(
  runtime: Runtime,
  stored: StoredPayment,
  { reference }: ParsedNotice,
  signed: Fact | null,
): Promise<Fact | null | undefined> {
  try {
    return await readFact(runtime, stored, { fresh: true, reference });
  } catch (cause) {
    if (signed !== null) return undefined;
    throw new CheckoutError(
      'provider_unavailable',
      'The provider could not be asked whether the notice is true.',
      { provider: stored.record.provider, cause },
    );
  }
}

/** Unknown, of another provider, or with a token that we did not make: all alike. */
function unknownNotice(): CheckoutError {
  return new CheckoutError('not_found', 'There is no payment that this notice could be of.');
}
