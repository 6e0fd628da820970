import type { PaymentRecord, PaymentStatus } from '@coinslot/core';
import { expect, it } from 'vitest';
import type { ShopCheckout } from './createShopCheckout.ts';
import { failForgotten } from './failForgotten.ts';

interface Known {
  id: string;
  reference: string | null;
  status: PaymentStatus;
  provider: string;
}

/** A checkout with two payments on a page; returns what was marked as failed. */
async function failed(records: Known[], references: string[]): Promise<string[]> {
  const failed: string[] = [];
  const payments = {
    async list({ status, after }: { status?: PaymentStatus; after?: string }) {
      const from = records.findIndex(({ id }) => id === after) + 1;
      return records
        .slice(from)
        .filter((record) => record.status === status)
        .slice(0, 2) as PaymentRecord[];
    },
    async markFailed(id: string) {
      failed.push(id);
      for (const record of records) if (record.id === id) record.status = 'failed';
    },
  };
  const sandbox = { payments: () => references.map((reference) => ({ reference })) };
  await failForgotten({ payments } as unknown as ShopCheckout, sandbox as never);
  return failed;
}

it('fails what the sandbox does not know, on every page of the list, and nothing else', async () => {
  const records = Array.from(
    { length: 7 },
    (_, index): Known => ({
      id: `pay_${index}`,
      reference: index === 6 ? null : `ref_${index}`,
      status: index === 5 ? 'paid' : 'awaiting_payment',
      provider: 'cryptofuse',
    }),
  );
  expect(await failed(records, ['ref_1', 'ref_4'])).toEqual(['pay_0', 'pay_2', 'pay_3']);
});

it('leaves alone what only comes to be when the shopper opens its page', async () => {
  const provider = 'kanga';
  const records: Known[] = [
    { id: 'pay_new', reference: 'ref_new', status: 'created', provider },
    { id: 'pay_open', reference: 'ref_open', status: 'awaiting_payment', provider },
    { id: 'pay_seen', reference: 'ref_seen', status: 'confirming', provider },
    { id: 'pay_gone', reference: 'ref_gone', status: 'awaiting_payment', provider: 'kryptoswap' },
  ];
  expect(await failed(records, [])).toEqual(['pay_gone', 'pay_seen']);
});
