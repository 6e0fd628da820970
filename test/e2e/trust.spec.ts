import { expect, openPayment, placeOrder, storedPayment, test } from './shopTest.ts';

test("an amount that is edited into the browser's request changes nothing (T13)", async ({
  page,
  controls,
}) => {
  const orderId = await placeOrder(page);
  let edited = false;
  await page.route('**/api/checkout/payments', async (route) => {
    const cheap = { amount: '0.01', currency: 'USD' };
    const body = {
      ...route.request().postDataJSON(),
      ...cheap,
      price: cheap,
      prices: [cheap],
      due: { amount: '0.01' },
      params: { ...cheap, price: cheap, fiat_amount: 0.01 },
    };
    edited = true;
    await route.continue({ postData: JSON.stringify(body) });
  });
  await openPayment(page);

  expect(edited).toBe(true);
  expect(await controls.paymentsOf(orderId)).toMatchObject([
    { price: { amount: '13.00', currency: 'USD' } },
  ]);
  const { price } = await storedPayment(page, orderId);
  expect(price.currency).toBe('USD');
  expect(price.amount).toMatch(/^13(\.0+)?$/);
});

test("another shopper's order is refused, and nothing of it is told (T29)", async ({
  page,
  browser,
  shop,
}) => {
  const orderId = await placeOrder(page);
  await openPayment(page);
  const { id, action } = await storedPayment(page, orderId);

  const stranger = await browser.newContext({ baseURL: shop.url });
  const other = await stranger.newPage();
  await placeOrder(other);

  const answers = await other.evaluate(
    async ({ orderId, id }) => {
      const call = async (method: string, path: string, body?: object) => {
        const headers: Record<string, string> = { 'Content-Type': 'application/json' };
        if (method === 'GET') headers['Authorization'] = 'Bearer guessed';
        const response = await fetch(path, {
          method,
          headers,
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return { status: response.status, text: await response.text() };
      };
      return Promise.all([
        call('POST', '/api/checkout/payments', { orderId }),
        call('POST', '/api/checkout/quotes', { orderId }),
        call('POST', `/api/checkout/payments/${id}/resume`, {}),
        call('GET', `/api/checkout/payments/${id}`),
        call('GET', `/api/shop/orders/${orderId}`),
      ]);
    },
    { orderId, id },
  );
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  const told = answers.map(({ text }) => text).join('\n');
  expect(told).not.toContain('clientSecret');
  expect(told).not.toContain(action.type === 'transfer' ? action.address : id);

  // The refusal of a foreign order looks like that of one which does not exist.
  const unknown = await other.request.post('/api/checkout/payments', {
    data: { orderId: '999999' },
    headers: { Origin: shop.url },
  });
  const code = (text: string) => JSON.parse(text).error.code;
  expect(unknown.status()).toBe(404);
  expect(code(await unknown.text())).toBe(code(answers[0]?.text ?? ''));

  await other.goto(`/orders/${orderId}`);
  await expect(other.getByText('There is no such order.')).toBeVisible();
  await stranger.close();
});

test('a page from elsewhere can not start a payment (T27)', async ({ page, shop }) => {
  const orderId = await placeOrder(page);
  const response = await page.request.post('/api/checkout/payments', {
    data: { orderId },
    headers: { Origin: 'https://elsewhere.test', 'Sec-Fetch-Site': 'cross-site' },
  });
  expect(response.status()).toBe(403);
  expect(await response.text()).not.toContain('clientSecret');
  expect((await page.context().cookies(shop.url))[0]).toMatchObject({
    httpOnly: true,
    sameSite: 'Lax',
  });
});
