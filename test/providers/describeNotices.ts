import { describe, expect, it, onTestFinished } from 'vitest';
import { openShop, type ShopOptions } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

/** What reaches the merchant's callback URL, from the provider and from anybody. */
export function describeNotices<Options extends object>(subject: ProviderSubject<Options>): void {
  const open = async (options?: ShopOptions<Options>) => {
    const shop = await openShop(subject, options);
    onTestFinished(() => shop.close());
    const account = subject.account(shop.sandbox);
    const tell = async (reference: string) =>
      fetch(await subject.notice(shop.callbackUrl, reference, account));
    return { ...shop, tell };
  };

  describe('a notice', () => {
    it('is answered exactly as the provider expects it, however often it comes', async () => {
      const shop = await open();
      const made = await shop.create();
      const { reference } = await shop.record(made);
      const { status, body } = shop.provider.acknowledge;
      for (let copy = 0; copy < 3; copy += 1) {
        const answer = await shop.tell(reference ?? '');
        expect([answer.status, await answer.text()]).toEqual([status, body ?? '']);
      }
      expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
    });

    it('that the provider itself delivers is taken each time', async () => {
      const shop = await open();
      const made = await shop.create();
      await shop.pay(made);
      const attempts = shop.sandbox.notices().flatMap((notice) => notice.attempts);
      expect(attempts).not.toEqual([]);
      for (const { status } of attempts) expect(status).toBe(shop.provider.acknowledge.status);
    });

    it('that got lost is made up for as soon as a page asks', async () => {
      const shop = await open();
      shop.sandbox.faults({ notices: 'drop' });
      const made = await shop.create();
      await shop.pay(made);
      expect((await shop.poll(made)).status).not.toBe('paid');
      await shop.sandbox.advance(shop.provider.pace?.leastMs ?? 5000);
      expect((await shop.poll(made)).status).toBe('paid');
      expect(shop.shipped()).toBe(1);
    });

    it('of a payment that nobody made is 404, and nobody is asked about it (S22, T33)', async () => {
      const shop = await open();
      const made = await shop.create();
      const { reference } = await shop.record(made);
      const before = shop.asked();
      const strangers = [reference?.split('').reverse().join('') ?? '', `${reference}0`, 'A'];
      for (const stranger of strangers) {
        const answer = await shop.tell(stranger);
        expect(answer.status).toBe(404);
        expect(await answer.text()).not.toContain(stranger.repeat(9));
      }
      expect(shop.asked()).toBe(before);
    });

    it('by another method changes nothing and asks nothing (T32)', async () => {
      const shop = await open();
      await shop.create();
      const before = shop.asked();
      for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD']) {
        const answer = await fetch(shop.callbackUrl, { method });
        expect([method, answer.status]).toEqual([method, 405]);
      }
      expect(shop.asked()).toBe(before);
    });

    it.each([
      ['nothing', ''],
      ['no JSON', '{"'],
      ['another JSON', '[null]'],
      ['a form', 'status=completed'],
      ['noise', '\u0000\u00ff\ud83e'],
      ['a flood', 'x'.repeat(3_000_000)],
    ])('of %s is refused, and nobody is asked about it', async (_, body) => {
      const shop = await open();
      await shop.create();
      const before = shop.asked();
      const headers = { 'content-type': shop.provider.noticeTypes?.[0] ?? 'text/plain' };
      const answer = await fetch(shop.callbackUrl, { method: 'POST', headers, body });
      expect(Math.floor(answer.status / 100)).toBe(4);
      expect(shop.asked()).toBe(before);
      expect(shop.events.map(({ type }) => type)).toEqual(['payment.created']);
    });
  });
}
