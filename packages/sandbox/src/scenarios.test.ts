import { describe, expect, it } from 'vitest';
import type { Sandbox } from './sandbox.ts';
import { type ScenarioName, scenarios } from './scenarios.ts';
import { checkPayment, kangaSubject } from './testing/kangaSubject.ts';
import { createMerchant } from './testing/merchant.ts';

/** Creates one payment under the scenario, lets twenty minutes pass and tells what the merchant saw. */
async function play(name: ScenarioName) {
  const merchant = await createMerchant();
  merchant.sandbox.scenario(name);
  const id = await merchant.create();
  for (let minute = 0; minute < 20; minute += 1) await merchant.sandbox.advance(60_000);
  return { ...merchant, id };
}

/** The same with a payment at Kanga. */
async function playKanga(name: ScenarioName): Promise<Sandbox> {
  const { sandbox } = await createMerchant();
  sandbox.scenario(name);
  await kangaSubject.create(sandbox);
  for (let minute = 0; minute < 20; minute += 1) await sandbox.advance(60_000);
  return sandbox;
}

describe('scenarios', () => {
  it.each([
    ['exact', ['confirming', 'completed']],
    ['under', ['confirming', 'partially_paid']],
    ['over', ['confirming', 'completed']],
    ['split', ['confirming', 'partially_paid', 'confirming', 'completed']],
    ['late', ['expired', 'confirming', 'completed']],
    ['expire', ['expired']],
    ['fail', ['failed']],
    ['wrongAsset', ['confirming', 'completed']],
    ['wrongAmount', ['confirming', 'completed']],
    ['unknownWord', ['confirming', 'under_review', 'under_review']],
    ['duplicateNotice', ['confirming', 'confirming', 'completed', 'completed']],
    ['lateNotice', ['confirming', 'completed']],
    ['reorderedNotices', ['completed', 'confirming']],
    ['noNotice', []],
    ['forgedNotice', ['completed']],
    ['manual', []],
  ] satisfies [ScenarioName, string[]][])('%s tells the merchant %j', async (name, expected) => {
    expect((await play(name)).statuses()).toEqual(expected);
  });

  it.each([
    ['wrongAmount', { amount: '1', currency: 'oPLN', state: 'FINALIZED' }],
    ['unknownWord', { amount: '100.00', currency: 'oPLN', state: 'UNDER_REVIEW' }],
    ['forgedNotice', { amount: '100.00', currency: 'oPLN', state: 'NEW' }],
    ['noNotice', { amount: '100.00', currency: 'oPLN', state: 'FINALIZED' }],
  ] satisfies [ScenarioName, object][])(
    '%s lets Kanga tell %j when it is asked',
    async (name, told) => {
      const sandbox = await playKanga(name);
      const [payment] = sandbox.payments();
      const request = checkPayment(sandbox, payment?.reference ?? '');
      expect(await (await sandbox.fetch(request)).json()).toEqual({ result: 'ok', ...told });
    },
  );

  it('nonceReused: one signed call is refused as if its nonce had been used, and no more', async () => {
    const sandbox = await playKanga('nonceReused');
    const reference = sandbox.payments()[0]?.reference ?? '';
    const ask = async () => (await sandbox.fetch(checkPayment(sandbox, reference))).json();
    expect(await ask()).toEqual({ result: 'fail', code: 9000 });
    expect(sandbox.faults().refuseNonces).toBe(0);
    expect(await ask()).toMatchObject({ result: 'ok', state: 'FINALIZED' });
  });

  it('play with the one provider and leave the other’s payments alone', async () => {
    const { sandbox, create } = await createMerchant();
    sandbox.scenario('cancel');
    const left = await create();
    const cancelled = await kangaSubject.create(sandbox);
    await sandbox.advance(60_000);
    const statuses = sandbox.payments().map(({ reference, status }) => [reference, status]);
    expect(Object.fromEntries(statuses)).toEqual({ [left]: 'waiting', [cancelled]: 'CANCELED' });
  });

  it('noNotice: the money is there all the same', async () => {
    const { sandbox, id, status } = await play('noNotice');
    expect((await status(id))['status']).toBe('completed');
    expect(sandbox.notices()).toMatchObject([{ state: 'dropped' }, { state: 'dropped' }]);
  });

  it('forgedNotice: the truth stays "waiting"', async () => {
    const { id, status } = await play('forgedNotice');
    expect((await status(id))['status']).toBe('waiting');
  });

  it('wrongAmount: the provider tells a hundredth of what it agreed to', async () => {
    const { inbox } = await play('wrongAmount');
    expect(JSON.parse(inbox[1]?.body ?? '').data).toMatchObject({
      amount_crypto: '1.00000000',
      total_paid_amount: '1.00000000',
      payment_type: 'full',
    });
  });

  it('wrongAsset: the provider tells another currency', async () => {
    const { inbox } = await play('wrongAsset');
    expect(JSON.parse(inbox[1]?.body ?? '').data).toMatchObject({ currency: 'TRX' });
  });

  it('lateNotice: ten minutes pass before the first', async () => {
    const merchant = await createMerchant();
    merchant.sandbox.scenario('lateNotice');
    await merchant.create();
    await merchant.sandbox.advance(600_000);
    expect(merchant.inbox).toEqual([]);
    await merchant.sandbox.advance(10_000);
    expect(merchant.statuses()).toEqual(['confirming', 'completed']);
  });

  it('providerDown, slow and tokenExpired break the calls', async () => {
    const { sandbox, get } = await createMerchant();
    sandbox.scenario('tokenExpired');
    expect((await get('/currencies/')).status).toBe(401);
    sandbox.scenario('providerDown');
    expect((await get('/currencies/')).status).toBe(503);
    sandbox.scenario('slow');
    expect(sandbox.faults()).toMatchObject({ down: false, slowMs: 3_000 });
  });

  it('leave no fault behind when another one is chosen', async () => {
    const { sandbox } = await createMerchant();
    sandbox.scenario('noNotice');
    sandbox.scenario('exact');
    expect(sandbox.faults().notices).toBe('deliver');
    expect(sandbox.scenario()).toBe('exact');
  });

  it('are refused when nobody knows them', async () => {
    const { sandbox } = await createMerchant();
    expect(() => sandbox.scenario('heist' as ScenarioName)).toThrow('Unknown scenario heist');
  });

  it('say what they are about', () => {
    for (const { about } of Object.values(scenarios)) expect(about).toMatch(/^[A-Z].{5,}[^.]$/);
  });
});
