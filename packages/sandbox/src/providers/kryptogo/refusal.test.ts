import { describe, expect, it } from 'vitest';
import { createKryptogoMerchant, INTENT } from '../../testing/kryptogoMerchant.ts';

describe('the HTTP status of a refusal', () => {
  it.each([
    ['400', { client: 400, key: 400, id: 400, field: 400, down: 503 }],
    ['byKind', { client: 401, key: 401, id: 404, field: 400, down: 503 }],
    ['200', { client: 200, key: 200, id: 200, field: 200, down: 503 }],
  ])('with errorStatus: %s', async (errorStatus, expected) => {
    const { sandbox, get, post } = createKryptogoMerchant();
    sandbox.dialect('kryptogo', { errorStatus });
    const list = `${INTENT}s`;
    const refused = {
      client: await get(list, { 'x-client-id': null }),
      key: await get(list, { 'x-studio-api-key': null }),
      id: await get(`${INTENT}/x`),
      field: await post(INTENT, {}),
    };
    sandbox.faults({ down: true });
    const answers = { ...refused, down: await get(list) };
    const statuses = Object.entries(answers).map(([name, { status }]) => [name, status]);
    expect(Object.fromEntries(statuses)).toEqual(expected);
    for (const { body } of Object.values(answers)) expect(body.code).not.toBe(0);
  });
});

describe('a refusal out of the blue', () => {
  it.each([
    ['4001', { code: 4001, message: 'Invalid client_id' }],
    ['4002', { code: 4002, message: 'Invalid API key' }],
    ['4006', { code: 4006, message: 'Invalid payment_intent_id' }],
    [
      '4015',
      { code: 4015, message: 'Balance not enough', data: { insufficient_amount: '123.456' } },
    ],
  ])('by the code %s', async (code, body) => {
    const { sandbox, get } = createKryptogoMerchant();
    sandbox.faults({ answers: [{ kind: 'status', code }] });
    expect(await get(`${INTENT}s`)).toEqual({ status: 400, body });
  });

  it.each(['4003', '400', '0', 'toString'])('has nothing under %s', async (code) => {
    const { sandbox, get } = createKryptogoMerchant();
    sandbox.faults({ answers: [{ kind: 'status', code, status: 418 }] });
    expect(await get(`${INTENT}s`)).toEqual({ status: 418, body: {} });
  });
});
