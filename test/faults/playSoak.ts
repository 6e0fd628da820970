import type { Sandbox } from '@coinslot/sandbox';
import type { PaymentRecord } from '@coinslot/server';
import { type FaultShop, type FaultShopOptions, ORIGIN, openFaultShop } from './openFaultShop.ts';
import { seededRandom } from './seededRandom.ts';
import type { Accounts } from './shopWorker.ts';
import { CHOICES, pause, soakShopper } from './soakShopper.ts';
import type { Call } from './warehouse.ts';

export interface SoakPlan extends Pick<FaultShopOptions, 'worker' | 'store' | 'servers'> {
  payments: number;
  seed: number;
  /** Ends and starts the database, where it is a server of its own. */
  crashDatabase?: (() => Promise<void>) | undefined;
}

export interface SoakEnd {
  /** What is wrong, in sentences; none when all is well. */
  faults: string[];
  figures: {
    seconds: number;
    kills: number;
    /** Orders that were shipped. */
    paid: number;
    /** By provider, and by how they were shown, what shoppers were about to pay. */
    shown: Record<string, number>;
    /** By provider and its word, what its ledger says in the end. */
    ended: Record<string, number>;
  };
}

const SHOPPERS = 6;
/** Real time, ms, that the shop has for what is left when nothing goes wrong any more. */
const SETTLE_MS = 60_000;

/**
 * Shoppers order and pay while servers are killed, notices are lost, doubled and reordered, and the
 * provider is away now and then. Afterwards all is well again and time passes.
 */
export async function playSoak({ payments, seed, crashDatabase, ...rest }: SoakPlan) {
  const start = Date.now();
  const random = seededRandom(seed);
  let calm = false;
  let kills = 0;
  const shop = await openFaultShop({
    ...rest,
    seed: `soak ${seed}`,
    accounts: accountsOf,
    rounds: 'always',
    everyMs: 100,
    throwsEvery: 7,
    killNext: () => (calm ? {} : { after: random.between(200, 1500) }),
    onKill: () => {
      kills += 1;
    },
  });
  shop.sandbox.callbackUrl('kanga', `${ORIGIN}/api/checkout/callbacks/kanga`);
  try {
    const shown: string[] = [];
    const orders = Array.from({ length: payments }, (_, index) => `order-${index + 1}`);
    const waiting = [...orders];
    const shoppers = Promise.all(
      Array.from({ length: SHOPPERS }, async () => {
        for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
          const choice = CHOICES[waiting.length % CHOICES.length] ?? CHOICES[0];
          const random = seededRandom(seed + waiting.length * 7919);
          shown.push(await soakShopper(shop, order, random, choice));
        }
      }),
    ).finally(() => {
      calm = true;
    });
    // Told of below: a shopper who failed must not stay unheard meanwhile.
    shoppers.catch(() => {});
    for (let round = 0; !calm; round += 1) {
      await misfortune(shop, random);
      if (round === 20) await crashDatabase?.();
      await shop.revive();
      await pause(random.between(20, 120));
    }
    await shoppers;
    const faults = await settle(shop, orders);
    const ended = shop.sandbox.payments().map(({ provider, status }) => `${provider} ${status}`);
    const paid = shop.warehouse.shipments().length;
    const seconds = Math.round((Date.now() - start) / 1000);
    const figures = { seconds, kills, paid, shown: countsOf(shown), ended: countsOf(ended) };
    return { faults, figures } satisfies SoakEnd;
  } finally {
    await shop.close();
  }
}

/** The merchant changes settings while payments are open: no two starts of a server have the same. */
function accountsOf({ credentials }: Sandbox, server: number, starts: number): Accounts {
  const turn = server + starts;
  return {
    cryptofuse: { ...credentials.cryptofuse, assets: ['USDTTRC20', 'BTC'] },
    kanga: { ...credentials.kanga, settlement: { PLN: 'oPLN' } },
    kryptogo: credentials.kryptogo,
    kryptoswap: {
      ...credentials.kryptoswap,
      display: turn % 2 === 0 ? 'inline' : 'hosted',
      ...(turn % 4 < 2 ? { hashField: { in: 'body', name: 'hash' } } : {}),
    },
  };
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function misfortune(shop: FaultShop, random: ReturnType<typeof seededRandom>): Promise<void> {
  const { sandbox } = shop;
  const notices = random.pick(['deliver', 'deliver', 'drop', 'duplicate', 'reorder']);
  sandbox.faults({ notices, down: random.next() < 0.15, expireTokens: random.next() < 0.05 });
  if (random.next() < 0.1) sandbox.faults({ loseCreateAnswers: 1 });
  if (random.next() < 0.05) sandbox.faults({ refuseCreates: 1 });
  if (random.next() < 0.1) await shop.running(random.between(0, 1))?.kill();
  if (random.next() < 0.3) await shop.advance(random.between(1000, 20_000));
  for (const { id } of sandbox.notices().slice(-20)) {
    if (random.next() < 0.02) await sandbox.resend(id).catch(() => {});
  }
}

/** All is well again: what is left falls due, until the shop and the ledger agree. */
async function settle(shop: FaultShop, orders: readonly string[]): Promise<string[]> {
  shop.sandbox.faults({ notices: 'deliver', down: false });
  shop.sandbox.faults({ loseCreateAnswers: 0, refuseCreates: 0 });
  // Those that are left were started while it was not calm, and may still end themselves.
  for (const server of [0, 1]) await shop.running(server)?.kill();
  await shop.revive();
  for (const { reference, transfers } of shop.sandbox.payments()) {
    if (transfers.length > 0) await shop.sandbox.confirm(reference).catch(() => {});
  }
  let faults = ['nothing was looked at'];
  const start = Date.now();
  // Seven times ten minutes: who never paid sees the deadline pass.
  for (
    let round = 1;
    round <= 7 || (faults.length > 0 && Date.now() - start < SETTLE_MS);
    round++
  ) {
    await shop.advance(10 * 60_000);
    await pause(300);
    if (round >= 7) faults = await faultsOf(shop, orders);
  }
  return faults;
}

/** What the provider's word comes to at the shop. */
const ENDS: Readonly<Record<string, Readonly<Record<string, PaymentRecord['status']>>>> = {
  cryptofuse: {
    waiting: 'awaiting_payment',
    confirming: 'confirming',
    completed: 'paid',
    partially_paid: 'partially_paid',
    expired: 'expired',
    failed: 'failed',
  },
  kanga: {
    NEW: 'awaiting_payment',
    ACTIVE: 'awaiting_payment',
    PROCESSING: 'confirming',
    FINALIZING: 'settling',
    FINALIZED: 'paid',
    CANCELLING: 'cancelled',
    CANCELED: 'cancelled',
    FAILED: 'failed',
  },
  kryptogo: {
    pending: 'awaiting_payment',
    success: 'paid',
    expired: 'expired',
    insufficient_not_refunded: 'refund_pending',
    insufficient_refunded: 'refunded',
  },
  kryptoswap: {
    new: 'awaiting_payment',
    waitPayment: 'awaiting_payment',
    inProgress: 'awaiting_payment',
    inProgressPayout: 'settling',
    hold: 'settling',
    done: 'paid',
    deleted: 'cancelled',
    returned: 'refunded',
  },
};

async function faultsOf(shop: FaultShop, orders: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const shipped = new Map<string, number>();
  for (const { order_id } of shop.warehouse.shipments()) {
    shipped.set(order_id, (shipped.get(order_id) ?? 0) + 1);
  }
  const ledger = shop.sandbox.payments();
  const known = new Set<(typeof ledger)[number]>();
  for (const orderId of orders) {
    const records = await shop.records(orderId);
    let paid = false;
    for (const { id, provider, reference, status, review } of records) {
      const entry = ledger.find((one) => one.orderId === id || one.reference === reference);
      if (entry) known.add(entry);
      const expected = entry && ENDS[provider]?.[entry.status];
      if (
        status !== (expected ?? 'failed') &&
        !(entry === undefined && isNothing(provider, status))
      ) {
        faults.push(`${orderId}: ${status}, where the ledger says ${entry?.status} (${review})`);
      }
      paid ||= expected === 'paid';
    }
    const times = shipped.get(orderId) ?? 0;
    if (times !== (paid ? 1 : 0)) faults.push(`${orderId} was shipped ${times} times`);
  }
  // Nobody was ever shown one whose creation was not answered.
  const isLost = ({ provider, transfers }: (typeof ledger)[number]) =>
    /^krypto/.test(provider) && transfers.length === 0;
  const strange = ledger.filter((entry) => !known.has(entry) && !isLost(entry));
  if (strange.length > 0) faults.push(`${strange.length} payments that the shop does not know`);
  return [...faults, ...overlaps(shop.warehouse.calls())];
}

/** Never made, or a page that nobody has opened: nothing can come of it. */
function isNothing(provider: string, status: PaymentRecord['status']): boolean {
  return status === 'created' || (provider === 'kanga' && status === 'awaiting_payment');
}

/** Two calls of the merchant's function for one payment at the same time, or in another order. */
function overlaps(calls: readonly Call[]): string[] {
  const faults: string[] = [];
  const last = new Map<string, Call>();
  for (const call of calls) {
    const before = last.get(call.payment_id);
    if (before && before.ended !== null && BigInt(before.ended) > BigInt(call.began)) {
      faults.push(`${call.payment_id} was told of twice at the same time`);
    }
    if (before && before.version > call.version) {
      faults.push(`${call.payment_id} was told of in another order`);
    }
    last.set(call.payment_id, call);
  }
  return faults;
}
