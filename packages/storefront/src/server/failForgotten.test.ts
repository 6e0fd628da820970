import type { PaymentRecord, PaymentStatus } from '@coinslot/core';
import { expect, it } from 'vitest';
import type { ShopCheckout } from './createShopCheckout.ts';
import { failForgotten } from './failForgotten.ts';

it('fails what the sandbox does not know, on every page of the list, and nothing else', async () => {
  const records = Array.from({ length: 7 }, (_, index) => ({
    id: `pay_${index}`,
    reference: index === 6 ? null : `ref_${index}`,
    status: (index === 5 ? 'paid' : 'awaiting_payment') as PaymentStatus,
  }));
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
  const sandbox = { payments: () => [{ reference: 'ref_1' }, { reference: 'ref_4' }] };
  await failForgotten({ payments } as unknown as ShopCheckout, sandbox as never);
  expect(failed).toEqual(['pay_0', 'pay_2', 'pay_3']);
});
