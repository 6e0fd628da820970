import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYMENT_STATUSES, type Payment } from '../payment.ts';
import { paymentSchema } from './payment.ts';
import { readPayment } from './readPayment.ts';

const asset = { code: 'USDX', symbol: 'USDX', network: 'tron', contract: null, decimals: 6 };
const full: Payment = {
  id: 'pay_1',
  orderId: '1042',
  provider: 'acme',
  providerName: 'Acme',
  underpayment: 'top_up',
  environment: 'sandbox',
  description: null,
  status: 'awaiting_payment',
  amountStatus: 'none',
  late: false,
  held: false,
  price: { amount: '12.50', currency: 'USD' },
  due: { amount: '12.5', asset },
  received: '0',
  remaining: '12.5',
  excess: null,
  action: { type: 'transfer', address: 'T1', amount: '12.5', asset, memo: '7' },
  confirmations: { seen: 1, required: null },
  transactions: [{ hash: '0x1', amount: '1', explorerUrl: null }],
  refund: { amount: null, txHash: '0x2' },
  expiresAt: '2026-11-21T10:30:00.000Z',
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
  supersededBy: null,
  version: 3,
};

/** Every path of a value, as lists of keys. */
function paths(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]))];
}

function changed(path: readonly string[], change: (holder: never, key: never) => void): unknown {
  const root = { payment: structuredClone(full) };
  const [key = 'payment', ...holders] = ['payment', ...path].reverse();
  const holder = holders.reverse().reduce((part, name) => part[name as never], root as object);
  change(holder as never, key as never);
  // As it comes off the wire: without holes and without undefined.
  return (JSON.parse(JSON.stringify(root)) as { payment?: unknown }).payment;
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', '1', '-1', '1e3', '1.', true, 0, -1, 1.5, [], {}, 2 ** 60),
  fc.constantFrom<unknown>(...PAYMENT_STATUSES, 'wait', 'none', 'redirect', 'transfer', 'over'),
  fc.jsonValue(),
);

describe('a payment off the wire', () => {
  it('is what was sent', () => {
    expect(readPayment(structuredClone(full))).toEqual({ payment: full, misfits: null });
  });

  it('is read as the schema reads it, whatever is changed in it', () => {
    const place = fc.constantFrom(...paths(full));
    fc.assert(
      fc.property(place, odd, fc.constantFrom('set', 'drop', 'add'), (path, value, how) => {
        const sent = changed(path, (holder: Record<string, unknown>, key: string) => {
          if (how === 'drop') delete holder[key];
          else holder[how === 'add' ? `${key}_new` : key] = value;
        });
        const schema = paymentSchema.safeParse(sent);
        expect(readPayment(sent).payment).toEqual(schema.success ? schema.data : null);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([undefined, null, 7, 'pay_1', [], [full]])('is refused as %j', (value) => {
    expect(readPayment(value).payment).toBeNull();
    expect(paymentSchema.safeParse(value).success).toBe(false);
  });

  it('names what does not fit by its path', () => {
    const sent = { ...full, version: '3', action: { ...full.action, amount: '1,5' } };
    expect(readPayment(sent).misfits).toEqual(['action.amount', 'version']);
    const unknownAction = { ...full, action: { type: 'teleport' } };
    expect(readPayment(unknownAction).misfits).toEqual(['action.type']);
  });

  it('takes nothing from keys that it does not know', () => {
    const sent = JSON.parse(
      `{"__proto__":{"held":true},"private":1,${JSON.stringify(full).slice(1)}`,
    );
    const { payment } = readPayment(sent);
    expect(payment).toEqual(full);
    expect(Object.hasOwn(payment ?? {}, 'private')).toBe(false);
  });
});
