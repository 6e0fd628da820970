import { inspect } from 'node:util';
import { ERROR_CODES, PAYMENT_STATUSES, REVIEW_REASONS } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { play } from './openShop.ts';
import type { ProviderSubject } from './ProviderSubject.ts';

const DAY = 86_400_000;

/** What a provider says of itself. */
export function describeFacts<Options extends object>(subject: ProviderSubject<Options>): void {
  const account = subject.account(play(subject));
  const provider = subject.factory(account);

  describe('its facts', () => {
    it('have an id for URLs, a name for people, and documents to read', () => {
      expect(provider.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(provider.name.trim()).not.toBe('');
      expect(provider.docs).not.toEqual([]);
      for (const link of provider.docs) expect(new URL(link).protocol).toBe('https:');
    });

    it('name the currencies of prices, among them one of the order', () => {
      expect(new Set(provider.priceCurrencies).size).toBe(provider.priceCurrencies.length);
      for (const code of provider.priceCurrencies) expect(code).toMatch(/^[A-Z]{3}$/);
      const priced = subject.order.prices.map(({ currency }) => currency);
      expect(priced.some((code) => provider.priceCurrencies.includes(code))).toBe(true);
    });

    it('take notices with a success, of media types that can be compared', () => {
      expect(Math.floor(provider.acknowledge.status / 100)).toBe(2);
      expect(['signed', 'hint']).toContain(provider.noticeTrust);
      for (const type of provider.noticeTypes ?? []) expect(type).toMatch(/^[a-z]+\/[a-z+-]+$/);
    });

    it('watch for late money for a day at least', () => {
      expect(provider.watchMs).toBeGreaterThanOrEqual(DAY);
      const { leastMs = 5000, restMs = 600_000, atOnce = 4 } = provider.pace ?? {};
      expect(leastMs).toBeLessThanOrEqual(restMs);
      expect(restMs).toBeLessThan(provider.watchMs);
      expect(atOnce).toBeGreaterThanOrEqual(1);
    });

    it('map every word and refusal to what the contract knows', () => {
      const meanings = Object.values(provider.statuses);
      expect(meanings.map(({ claim }) => claim)).toContain('paid');
      for (const { claim, review } of meanings) {
        expect(PAYMENT_STATUSES).toContain(claim);
        if (review !== undefined) expect(REVIEW_REASONS).toContain(review);
      }
      expect(Object.keys(provider.refusals)).not.toEqual([]);
      for (const code of Object.values(provider.refusals)) expect(ERROR_CODES).toHaveProperty(code);
    });
  });

  describe('its options', () => {
    it('have no problems in a sandbox', () => {
      expect(provider.problems('sandbox')).toEqual([]);
    });

    it.each(subject.required)('are told by name where %s is missing', (name) => {
      const { [name]: _, ...rest } = account;
      const problems = subject.factory(rest as Options).problems('sandbox');
      expect(problems.join('\n')).toContain(`\`${name}\``);
    });

    it.each(subject.hosts)('are refused in production with a sandbox as %s (T38)', (name) => {
      const real: Options = { ...account };
      for (const host of subject.hosts) delete real[host];
      expect(subject.factory(real).problems('production')).toEqual([]);
      for (const url of [
        account[name],
        'http://pay.example',
        'https://api.sandbox.example',
        'https://127.0.0.1',
      ]) {
        const problems = subject.factory({ ...real, [name]: url }).problems('production');
        expect(problems.join('\n')).toContain(`\`${name}\``);
      }
    });

    it('are refused in production where all hosts are a sandbox’s (T38)', () => {
      const problems = provider.problems('production').join('\n');
      for (const name of subject.hosts) expect(problems).toContain(`\`${name}\``);
    });

    it('never show a secret, whoever prints them (T36)', () => {
      const printed = [provider, { ...provider.problems('production') }].map((value) =>
        [inspect(value, { depth: 10, showHidden: true }), JSON.stringify(value)].join(),
      );
      for (const name of subject.secrets) expect(printed.join()).not.toContain(account[name]);
    });
  });
}
