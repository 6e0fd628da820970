import { describe, expect, it } from 'vitest';
import { script } from '../../hosted/script.ts';
import { createKangaStore } from '../../testing/kangaStore.ts';

const TOKEN = '/api/v2/tpg/create/payment';

describe('START PAYMENT', () => {
  it.each(['currency', 'amount', 'transactionKey'])('needs %s', async (name) => {
    const { visit, url, sandbox } = createKangaStore();
    for (const value of [null, '']) {
      const page = await visit(url({ [name]: value }));
      expect(page.status).toBe(400);
      expect(page.text).toContain(`The link has no ${name}.`);
    }
    expect(sandbox.payments()).toEqual([]);
  });

  it.each([
    { currency: 'PLN' },
    { currency: 'opln' },
    { amount: '0' },
    { amount: '-5' },
    { amount: '1e2' },
    { amount: '100,00' },
    { amount: '0.001' },
    { forceCurrency: 'DOGE' },
  ])('is not possible with %j', async (fields) => {
    const { visit, url, sandbox } = createKangaStore();
    const page = await visit(url(fields));
    expect(page.status).toBe(400);
    expect(page.text).toContain('This link starts no payment');
    await expect(sandbox.open(url(fields))).rejects.toMatchObject({ status: 409 });
    expect(sandbox.payments()).toEqual([]);
  });

  it('with the API key of nobody says so', async () => {
    const { visit, url, sandbox } = createKangaStore();
    const { apiKey } = sandbox.credentials.kanga;
    const unknown = url().replace(apiKey, 'V7JM4R4361E80SfSEEffxlhJb2C1d');
    const page = await visit(unknown);
    expect(page.status).toBe(404);
    expect(page.text).toContain('There is no such store');
    await expect(sandbox.open(unknown)).rejects.toMatchObject({ status: 404 });
    expect(sandbox.payments()).toEqual([]);
  });

  it('shows the name', async () => {
    const { visit, url, sandbox } = createKangaStore();
    expect((await visit(url({ name: 'Order 1042' }))).text).toContain('Order 1042 100.00 oPLN');
    expect(sandbox.payments()[0]?.description).toBe('Order 1042');
  });

  it('opens one payment for a key, whatever a later link says of it', async () => {
    const { visit, url, check, sandbox } = createKangaStore();
    await visit(url({ amount: '1.00' }));
    const again = await visit(url({ amount: '100.00', currency: 'oUSD', name: 'Order 1042' }));
    expect(again.text).toContain('Payment to a store 1.00 oPLN');
    expect(await check()).toMatchObject({ amount: '1.00', currency: 'oPLN', state: 'NEW' });
    expect(sandbox.payments()).toHaveLength(1);
  });

  it('is a payment of what the link says, which the payer can edit', async () => {
    const { visit, url, check, sandbox } = createKangaStore();
    await visit(url({ amount: '0.01' }));
    await sandbox.pay('k1');
    await sandbox.confirm('k1');
    expect(await check()).toMatchObject({ amount: '0.01', currency: 'oPLN', state: 'FINALIZED' });
  });

  it('keeps payments of different keys apart', async () => {
    const { visit, url, state, sandbox } = createKangaStore();
    await visit();
    await visit(url({ transactionKey: 'K1' }));
    await visit(url({ transactionKey: '__proto__' }));
    await sandbox.fail('K1');
    expect([await state('k1'), await state('K1'), await state('__proto__')]).toEqual([
      'NEW',
      'FAILED',
      'NEW',
    ]);
  });
});

describe('email and paymentToken', () => {
  async function openWith(fields: Record<string, string>) {
    const store = createKangaStore();
    const { body } = await store.call(TOKEN);
    const paymentToken = String(body['paymentToken']);
    const page = await store.visit(
      store.url(
        Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [
            name,
            value.replace('TOKEN', paymentToken),
          ]),
        ),
      ),
    );
    return { ...store, page };
  }

  it('together skip the e-mail step', async () => {
    const { page, state } = await openWith({ email: 'ada@example.com', paymentToken: 'TOKEN' });
    expect(page.text).toContain('What do you pay with?');
    expect(await state()).toBe('NEW');
  });

  it.each<Record<string, string>>([
    { email: 'ada@example.com' },
    { paymentToken: 'TOKEN' },
    { email: '', paymentToken: 'TOKEN' },
    { email: 'ada@example.com', paymentToken: '' },
    { email: 'ada@example.com', paymentToken: 'LRmVFCEkBPbLjd8vsOADmnbGZYBjOoo6' },
    { email: 'ada@example.com', paymentToken: 'xTOKEN' },
  ])('do not as %j', async (fields) => {
    const { page } = await openWith(fields);
    expect(page.text).toContain('Your e-mail address');
  });

  it('fill the field in, where there is an e-mail address alone', async () => {
    const { page } = await openWith({ email: 'ada@example.com' });
    expect(page.html).toContain('value="ada@example.com"');
  });

  it('are bound to no order', async () => {
    const { call, visit, url } = createKangaStore();
    const { body } = await call(TOKEN);
    const fields = { email: 'ada@example.com', paymentToken: String(body['paymentToken']) };
    for (const transactionKey of ['k1', 'k2']) {
      const page = await visit(url({ ...fields, transactionKey }));
      expect(page.text).toContain('What do you pay with?');
    }
  });
});

describe('forceCurrency', () => {
  it('leaves nothing to choose after the e-mail step', async () => {
    const { visit, url, labels } = createKangaStore();
    const email = await visit(url({ forceCurrency: 'ETH' }));
    const way = await email.press('Continue', { email: 'ada@example.com' });
    expect(way.text).toContain('Pay 0.00897805 ETH');
    expect(way.text).not.toContain('Pay in another currency');
    expect(labels()).toEqual(['ACTIVE']);
  });

  it('with email and paymentToken opens the payment ready to be paid', async () => {
    const { visit, url, call, state } = createKangaStore();
    const { body } = await call(TOKEN);
    const paymentToken = String(body['paymentToken']);
    const page = await visit(url({ forceCurrency: 'BTC', email: 'ada@example.com', paymentToken }));
    expect(page.text).toContain('Pay 0.00031614 BTC');
    expect(await state()).toBe('ACTIVE');
  });

  it('cannot be got around', async () => {
    const { sandbox, visit, url } = createKangaStore();
    const page = await visit(url({ forceCurrency: 'BTC' }));
    await page.press('Continue', { email: 'ada@example.com' });
    const { pathname, search, origin } = new URL(page.url);
    await sandbox.fetch(
      new Request(`${origin}${pathname}/currency${search}`, {
        method: 'POST',
        body: 'currency=ETH',
      }),
    );
    expect(sandbox.payments()[0]?.due.asset).toBe('BTC');
  });
});

describe('what the link says', () => {
  /** The page but for its own script. */
  const markup = (html: string) => html.replace(`<script>${script}</script>`, '');
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&amp;`;

  it.each([
    'name',
    'email',
    'transactionKey',
    'paymentToken',
    'currency',
    'amount',
    'forceCurrency',
  ])('in %s is shown as text and never as markup', async (name) => {
    const { visit, url } = createKangaStore();
    const { html } = await visit(url({ [name]: evil }));
    expect(html).toContain('<!doctype html>');
    expect(markup(html)).not.toMatch(/<script|<img/i);
    expect(html).not.toContain('">"');
  });

  it('survives the way through the forms as it is', async () => {
    const { visit, url, sandbox } = createKangaStore();
    const fields = { transactionKey: evil, name: evil };
    const page = await (await visit(url(fields))).press('Continue', { email: 'a@b' });
    expect(markup(page.html)).not.toMatch(/<script|<img/i);
    expect(page.text).toContain(evil);
    expect(page.url).toBe(new URL(url(fields)).href);
    await page.press('Bitcoin');
    expect(sandbox.payments()).toMatchObject([{ reference: evil, status: 'ACTIVE' }]);
  });

  it('an e-mail address that was refused is shown as text as well', async () => {
    const { visit } = createKangaStore();
    const page = await (await visit()).press('Continue', { email: evil });
    expect(page.status).toBe(422);
    expect(markup(page.html)).not.toMatch(/<script|<img/i);
  });

  it('stays between the page and Kanga: nothing is loaded, kept or told', async () => {
    const { visit } = createKangaStore();
    const { headers } = await visit();
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^ ]+='; script-src 'sha256-[^ ]+='; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-type')).toMatch(/^text\/html/);
  });
});

describe('the faults of creations', () => {
  it('refuse as many new payments as refuseCreates says', async () => {
    const { visit, sandbox } = createKangaStore();
    sandbox.faults({ refuseCreates: 1 });
    expect((await visit()).status).toBe(400);
    expect(sandbox.payments()).toEqual([]);
    expect((await visit()).status).toBe(200);
  });

  it('lose the page of a payment that came to be', async () => {
    const { visit, state, sandbox } = createKangaStore();
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(visit()).rejects.toThrow('fetch failed');
    expect(await state()).toBe('NEW');
    expect((await visit()).status).toBe(200);
  });
});
