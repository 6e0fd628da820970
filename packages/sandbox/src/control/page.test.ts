import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { scenarios } from '../scenarios.ts';
import { NOTICES_TO } from '../testing/EmulatorSubject.ts';
import { kangaSubject } from '../testing/kangaSubject.ts';
import { createKryptogoMerchant, TRANSFER } from '../testing/kryptogoMerchant.ts';
import { createMerchant } from '../testing/merchant.ts';
import { withdraw } from '../testing/payee.ts';

async function show(sandbox: Sandbox): Promise<string> {
  const page = await sandbox.fetch(new Request('https://sandbox.invalid/'));
  return page.text();
}

/** One part of the page: from the tag with this attribute to the end of its element. */
function part(html: string, tag: string, attribute: string): string {
  const start = html.indexOf(`<${tag} ${attribute}`.trimEnd());
  if (start < 0) throw new Error(`There is no ${tag} with ${attribute}.`);
  return html.slice(start, html.indexOf(`</${tag}>`, start));
}

const cardOf = (html: string, reference: string) => {
  const end = html.indexOf('</article>', html.indexOf(`data-reference="${reference}"`));
  return html.slice(html.lastIndexOf('<article', end), end);
};

describe('a payment on a hosted page', () => {
  it('has a link to it, and no line for what it has not', async () => {
    const { sandbox } = await createMerchant();
    const reference = await kangaSubject.create(sandbox);
    const card = cardOf(await show(sandbox), reference);
    expect(card).toMatch(
      new RegExp(`href="/kanga/tpg/payment/[^"]+transactionKey=${reference}" target="_blank"`),
    );
    expect(card).toContain('<strong>100.00</strong> oPLN');
    for (const absent of ['Address', 'Price held for', 'null', 'undefined', ' · ', '<dd></dd>']) {
      expect(card).not.toContain(absent);
    }
  });

  it('offers what its provider can do, and nothing else', async () => {
    const { sandbox, create } = await createMerchant();
    const kanga = await kangaSubject.create(sandbox);
    const cryptofuse = await create();
    const html = await show(sandbox);
    const offers = (reference: string, move: string) =>
      cardOf(html, reference).includes(`/control/payments/${reference}/${move}"`);
    const moves = ['pay', 'cancel', 'expire', 'revert', 'refund', 'forge'];
    expect(moves.filter((move) => offers(kanga, move))).toEqual([
      ...['pay', 'cancel', 'expire', 'forge'],
    ]);
    expect(moves.filter((move) => offers(cryptofuse, move))).toEqual([
      ...['pay', 'expire', 'revert', 'forge'],
    ]);
    expect(cardOf(html, kanga)).toMatch(/id="confirm-[^"]+" disabled/);
  });

  it('offers to send back what was too little, and nothing of what was enough', async () => {
    const { sandbox, create } = createKryptogoMerchant();
    const short = await create({ order_data: { order_id: 'A <1>' } });
    await sandbox.pay(short, { share: '0.5' });
    await sandbox.confirm(short);
    const html = await show(sandbox);
    const card = cardOf(html, short);
    expect(card).toContain('A &lt;1&gt;');
    expect(card).toContain('insufficient not refunded');
    expect(card).toContain('<strong>9.23</strong> USDT');
    expect(card).toContain('300 TWD · Arbitrum');
    expect(card).toMatch(/id="refund-[^"]+">/);
    expect(card).not.toContain('Pay the rest');
    expect(card).not.toContain('button primary');
    const paid = await create();
    await sandbox.pay(paid);
    await sandbox.confirm(paid);
    expect(cardOf(await show(sandbox), paid)).not.toMatch(/id="refund-[^"]+">/);
  });

  it('asks for an amount of the asset that arrives', async () => {
    const { sandbox } = await createMerchant();
    const reference = await kangaSubject.create(sandbox);
    expect(cardOf(await show(sandbox), reference)).toContain('aria-label="Amount in BTC"');
    await sandbox.pay(reference, { amount: '0.0001' });
    const paid = cardOf(await show(sandbox), reference);
    expect(paid).toContain('Pay the rest');
    expect(paid).toContain('bc1q');
  });

  it('that is over has its buttons out of the way', async () => {
    const { sandbox } = await createMerchant();
    const reference = await kangaSubject.create(sandbox);
    await sandbox.cancel(reference);
    await sandbox.confirm(reference);
    const card = cardOf(await show(sandbox), reference);
    expect(card).toContain('CANCELED');
    expect(card).toContain(`<details id="more-${reference}">`);
    expect(card).not.toContain('Pay exactly');
  });

  it('stands before all older ones, whoever its provider is, and says who that is', async () => {
    const { sandbox, create } = await createMerchant();
    await create();
    await sandbox.advance(1_000);
    await kangaSubject.create(sandbox);
    await sandbox.advance(1_000);
    await create();
    const names = [
      ...(await show(sandbox)).matchAll(/<article[^>]*>\s*<header>[\s\S]*?by">([^<]+)</g),
    ];
    expect(names.map(([, name]) => name)).toEqual(['Cryptofuse', 'Kanga', 'Cryptofuse']);
  });

  it('asks for its blocks, and not for more money, once a transfer is under way', async () => {
    const { create, sandbox } = createKryptogoMerchant();
    const reference = await create();
    const main = async () => {
      const card = cardOf(await show(sandbox), reference);
      return [...card.matchAll(/class="button primary"[^>]*>([^<]+)</g)].map(([, label]) => label);
    };
    expect(await main()).toEqual(['Pay exactly']);
    // Its word stays as it is until the end: `pending`.
    await sandbox.pay(reference);
    expect(await main()).toEqual(['Confirm']);
  });
});

describe('the table of withdrawals', () => {
  it('is not there until there is one', async () => {
    const { sandbox } = await createMerchant();
    expect(await show(sandbox)).toContain(
      '<section id="withdrawals" aria-label="Withdrawals"></section>',
    );
  });

  it('shows each with what can be done to it, and its notices under its name', async () => {
    const merchant = await createMerchant();
    const { sandbox } = merchant;
    const id = await withdraw(merchant, { custom_id: 'payout <1>' });
    const table = async () => part(await show(sandbox), 'table', '');
    const offered = async () =>
      [...(await table()).matchAll(/data-post="\/control\/withdrawals\/([^"]+)"/g)].map(
        ([, path]) => path?.replace(`${id}/`, ''),
      );
    expect(await offered()).toEqual([
      ...['send', 'confirm', 'fail', 'reject', 'cancel', 'forge', 'reword'],
    ]);
    expect(await table()).toContain('payout &lt;1&gt; · TRON');
    expect(await table()).toContain('98.5 USDTTRC20');
    expect(await table()).toContain('fee 1.5');
    expect(await table()).toContain('data-tone="waiting">pending<');
    await sandbox.moveWithdrawal(id, 'send');
    expect(await offered()).toEqual(['confirm', 'fail', 'forge', 'reword']);
    await sandbox.moveWithdrawal(id, 'confirm');
    expect(await offered()).toEqual(['forge', 'reword']);
    expect(await table()).toContain('data-tone="good">completed<');
    const notices = part(await show(sandbox), 'section', 'id="notices"');
    expect(notices).toContain('withdrawal completed');
    expect(notices).toContain('payout &lt;1&gt; · cryptofuse');
  });

  it('offers nothing to do to a transfer that was sent at once', async () => {
    const { sandbox, post } = createKryptogoMerchant();
    sandbox.dialect('kryptogo', { openingBalance: 'sample' });
    await post(TRANSFER, {
      chain_id: 'arb',
      contract_address: '0xfd086bc7cd5c481dcc9c85ebe478a1c0b69fcbb9',
      amount: '12.5',
      wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
    });
    const table = part(await show(sandbox), 'table', '');
    expect(table).toContain('12.5 USDT');
    expect(table).toContain('kryptogo · Arbitrum');
    expect(table).not.toMatch(/<button|<details/);
  });

  it('shows the newest dozen', async () => {
    const merchant = await createMerchant();
    for (let count = 0; count < 14; count += 1) {
      await withdraw(merchant, { amount: 10, custom_id: `payout_${count}.` });
    }
    const html = await show(merchant.sandbox);
    expect(html).toContain('… and 2 older ones.');
    expect(html).toContain('payout_13.');
    expect(html).not.toContain('payout_1.');
  });
});

describe('the provider’s dashboard', () => {
  it('has a callback URL where the account has one, and says when none is set', async () => {
    const { sandbox } = await createMerchant();
    const panel = async (id: string) => part(await show(sandbox), 'section', `id="provider-${id}"`);
    expect(await panel('cryptofuse')).not.toContain('Callback URL');
    expect(await panel('kanga')).toContain('None is set: its callbacks are not sent.');
    sandbox.callbackUrl('kanga', 'https://shop.example/?a=1&b="2"');
    expect(await panel('kanga')).toContain('value="https://shop.example/?a=1&amp;b=%222%22"');
    expect(await panel('kanga')).not.toContain('None is set');
  });

  it('has the credentials, the switches, and what no document states', async () => {
    const { sandbox } = await createMerchant();
    const html = await show(sandbox);
    for (const { id, document } of sandbox.providers) {
      const panel = part(html, 'section', `id="provider-${id}"`);
      for (const value of Object.values(sandbox.credentials[id])) {
        // A list is shown as it can be pasted.
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        expect(panel).toContain(text.replaceAll('"', '&quot;'));
      }
      for (const name of Object.keys(document.dialects)) {
        expect(panel).toContain(`id="dialect-${id}-${name}"`);
      }
      expect(panel).toContain(`What no document states (${document.inferred.length})`);
    }
  });

  it('lists the scenarios that somebody can play, and says who', async () => {
    const { sandbox } = await createMerchant();
    const list = part(await show(sandbox), 'select', 'id="scenario-name"');
    const labelOf = (name: string) => list.match(`value="${name}"[^>]*>([^<]+)<`)?.[1];
    for (const name of ['exact', 'cancel', 'refund', 'tokenExpired'] as const) {
      const able = sandbox.providers.filter(({ scenarios }) => scenarios.includes(name));
      const isAll = able.length === sandbox.providers.length;
      const by = isAll ? '' : ` (${able.map((provider) => provider.name).join(', ')} only)`;
      expect(labelOf(name)).toBe(`${scenarios[name].about}${by}`);
    }
    expect(labelOf('exact')).toBe('Pays what is due');
    expect(labelOf('tokenExpired')).toContain('Cryptofuse');
  });
});

describe('the list of notices', () => {
  it('tells each attempt and when the next is due', async () => {
    const { sandbox } = await createMerchant({
      deliver: async () => new Response(null, { status: 503 }),
    });
    const reference = await kangaSubject.create(sandbox);
    await sandbox.fail(reference);
    await sandbox.advance(15 * 60_000);
    const list = part(await show(sandbox), 'section', 'id="notices"');
    expect(list).toContain('10:00:00 answered 503, 10:15:00 answered 503; again in');
    expect(list).toContain('data-left="2026-11-21T11:15:00.000Z"');
    expect(list).toContain(`GET ${NOTICES_TO}?transactionKey=${reference}`);
    await sandbox.advance(24 * 3_600_000);
    const later = part(await show(sandbox), 'section', 'id="notices"');
    expect(later).toContain('2026-11-21 17:15:00 answered 503');
    expect(later).not.toContain('again in');
  });

  it('says that nothing was sent where no callback URL is set, and offers no second try', async () => {
    const { sandbox } = await createMerchant();
    const reference = await kangaSubject.create(sandbox);
    sandbox.callbackUrl('kanga', null);
    await sandbox.fail(reference);
    const list = part(await show(sandbox), 'section', 'id="notices"');
    expect(list).toContain('not sent: no callback URL');
    expect(list).not.toContain('Send again');
  });
});
