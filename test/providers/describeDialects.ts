import { describe, expect, it, onTestFinished } from 'vitest';
import { openShop, play } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;

/** Where documents disagree, both readings are paid through, and too little is never enough. */
export function describeDialects<Options extends object>(subject: ProviderSubject<Options>): void {
  const { id } = subject.factory(subject.account(play(subject)));
  const played = play(subject).providers.find((provider) => provider.id === id);
  const dialects = Object.entries(played?.document.dialects ?? {}).flatMap(([name, { values }]) =>
    // The first is what every scenario is played with.
    values.slice(1).map((value) => ({ name, value })),
  );
  const open = async ({ name, value }: { name: string; value: string }) => {
    const shop = await openShop(subject);
    onTestFinished(() => shop.close());
    for (const provider of shop.sandbox.providers) {
      if (provider.id !== id) continue;
      shop.sandbox.dialect(provider.id, { ...subject.dialects?.[name], [name]: value });
    }
    return shop;
  };

  // Whose documents agree with each other is paid through by the scenarios alone.
  if (dialects.length === 0) return;

  describe('with each other reading of the documents', () => {
    it.for(dialects)('is paid once with $name: $value', async (dialect) => {
      const shop = await open(dialect);
      const made = await shop.create();
      await shop.pay(made);
      await shop.wait(5 * MINUTE);
      expect(await shop.record(made)).toMatchObject({
        status: 'paid',
        amountStatus: 'exact',
        held: false,
        review: [],
      });
      expect(shop.told()).toEqual(['paid']);
      expect(shop.sandbox.notices()).not.toEqual([]);
      for (const { state } of shop.sandbox.notices()) expect(state).toBe('delivered');
    });

    it.for(dialects)('is not paid by a part with $name: $value', async (dialect) => {
      const shop = await open(dialect);
      shop.sandbox.scenario('under');
      const made = await shop.create();
      await shop.wait(60 * MINUTE, 5 * MINUTE);
      expect((await shop.record(made)).status).not.toBe('paid');
      expect(shop.shipped()).toBe(0);
    });
  });
}
