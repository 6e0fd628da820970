import { quotesResponseSchema } from '@coinslot/core/wire';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { scriptedProvider } from '../testing/scriptedProvider.fixture.ts';
import { testShop } from '../testing/testShop.fixture.ts';

const usd = { amount: '100', currency: 'USD' };
const pln = { amount: '400', currency: 'PLN' };

function threeProviders(prices = [usd, pln]) {
  const lines: string[] = [];
  const quiet = () => {};
  const log = {
    debug: quiet,
    info: quiet,
    error: quiet,
    warn: (_: object, text: string) => lines.push(text),
  };
  const acme = scriptedProvider();
  const zloty = scriptedProvider({ id: 'zloty', currencies: ['PLN'] });
  const euro = scriptedProvider({ id: 'euro', currencies: ['EUR'] });
  const providers = [acme.provider, zloty.provider, euro.provider];
  const shop = testShop({
    acme,
    providers,
    log,
    resolveOrder: async () => ({ id: '1042', prices }),
  });
  const ask = async () => {
    const response = await shop.post('quotes', { orderId: '1042' });
    expect(response.status).toBe(200);
    return quotesResponseSchema
      .parse(await response.json())
      .options.map(({ provider, price, unavailable }) => ({ provider, price, unavailable }));
  };
  return { acme, zloty, euro, ask, lines };
}

describe('POST quotes', () => {
  it('gives each way to pay its price in the currency of its provider, and says which has none', async () => {
    const { ask, euro, lines } = threeProviders();
    expect(await ask()).toEqual([
      { provider: 'acme', price: usd, unavailable: null },
      { provider: 'zloty', price: pln, unavailable: null },
      { provider: 'euro', price: null, unavailable: 'currency_not_supported' },
    ]);
    expect(euro.calls).toEqual([]);
    // A shop that has no price in euros has none on every visit.
    expect(lines).toEqual([]);
  });

  it('gives the other ways to pay when one provider fails', async () => {
    const { ask, zloty, lines } = threeProviders();
    zloty.script.quote = async () => {
      throw new Error('down');
    };
    expect(await ask()).toMatchObject([
      { unavailable: null },
      { provider: 'zloty', price: null, unavailable: 'internal_error' },
      { unavailable: 'currency_not_supported' },
    ]);
    expect(lines).toEqual(['a provider is not offered']);
  });

  it('keeps nobody waiting for one that does not answer', async () => {
    const { ask, acme } = threeProviders();
    let hangs = false;
    acme.script.quote = () => {
      hangs = true;
      return new Promise(() => {});
    };
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const asked = ask();
    await expect.poll(() => hangs).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await asked).toMatchObject([
      { provider: 'acme', price: null, unavailable: 'provider_timeout' },
      { provider: 'zloty', unavailable: null },
      { provider: 'euro' },
    ]);
  });
});
