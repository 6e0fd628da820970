import { describe, expect, it } from 'vitest';
import { createKryptogoMerchant, TRANSFER } from '../../../testing/kryptogoMerchant.ts';
import { START } from '../../../testing/merchant.ts';

const USDT = '0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9';
/** The guide's own call. */
const SAMPLE = {
  chain_id: 'arb',
  contract_address: '0xff970a61a04b1ca14834a43f5de4533ebddb5cc8',
  amount: '0.01',
  wallet_address: '0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e',
};

function open(openingBalance = 'sample') {
  const merchant = createKryptogoMerchant();
  const { sandbox, post } = merchant;
  sandbox.dialect('kryptogo', { openingBalance });
  const send = (fields: object = {}) => post(TRANSFER, { ...SAMPLE, ...fields });
  return { ...merchant, send };
}

describe('a transfer', () => {
  it('answers as the guide’s sample does', async () => {
    const { send } = open();
    const { status, body } = await send();
    expect(status).toBe(200);
    expect(body).toEqual({
      code: 0,
      data: {
        id: expect.stringMatching(new RegExp(`^\\d+-${Date.parse(START) / 1_000}-1$`)),
        tx_hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
        transfer_time: Date.parse(START) / 1_000,
      },
    });
  });

  it('is seen among the withdrawals, and is over', async () => {
    const { send, sandbox } = open();
    const { body } = await send();
    const [withdrawal] = sandbox.withdrawals();
    expect(withdrawal).toEqual({
      provider: 'kryptogo',
      reference: body.data?.['id'],
      customId: null,
      status: 'sent',
      tone: 'good',
      amount: '0.01',
      fee: '0',
      asset: 'USDC',
      network: 'Arbitrum',
      address: SAMPLE.wallet_address,
      hash: body.data?.['tx_hash'],
      createdAt: '2026-11-21T10:00:00.000Z',
      can: [],
    });
    const { reference = '' } = withdrawal ?? {};
    await expect(sandbox.moveWithdrawal(reference, 'cancel')).rejects.toThrow('was sent at once');
    await expect(sandbox.moveWithdrawal('9-9-9', 'cancel')).rejects.toThrow('no withdrawal 9-9-9');
  });

  it('that is asked for twice is sent twice: there is nothing to tell them apart by', async () => {
    const { send, sandbox } = open();
    const first = await send();
    const second = await send();
    expect(second.body.data?.['id']).not.toBe(first.body.data?.['id']);
    expect(sandbox.withdrawals()).toHaveLength(2);
  });

  it('without money is refused with 4015 and what is missing, and nothing leaves', async () => {
    const { send, sandbox } = open();
    expect(await send({ amount: '1123.456' })).toEqual({
      status: 400,
      body: {
        code: 4015,
        message: 'Balance not enough',
        data: { insufficient_amount: '123.456' },
      },
    });
    expect(sandbox.withdrawals()).toEqual([]);
    expect((await send({ amount: '1000' })).body.code).toBe(0);
    expect((await send({ amount: '0.000001' })).body).toMatchObject({
      code: 4015,
      data: { insufficient_amount: '0.000001' },
    });
    // The other token has a balance of its own.
    expect((await send({ contract_address: USDT, amount: '1000' })).body.code).toBe(0);
  });

  it.each(['chain_id', 'contract_address', 'amount', 'wallet_address'])(
    'needs its %s',
    async (name) => {
      const { send, sandbox } = open();
      for (const value of [undefined, null, '', 7]) {
        const { status, body } = await send({ [name]: value });
        expect([status, body.code]).toEqual([400, 400]);
      }
      expect(sandbox.withdrawals()).toEqual([]);
    },
  );

  it.each([
    ['another chain', { chain_id: 'eth' }],
    ['another contract', { contract_address: '0xdac17f958d2ee523a2206206994597c13d831ec7' }],
    ['nothing', { amount: '0' }],
    ['less than nothing', { amount: '-1' }],
    ['less than the least amount there is', { amount: '0.0000001' }],
    ['a part of the least amount', { amount: '1.0000001' }],
    ['no address', { wallet_address: '0x3fE5' }],
    [
      'an address with a letter wrong',
      { wallet_address: '0xFD086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9' },
    ],
  ])('of %s is refused, by no code of the documents', async (_, fields) => {
    const { send, sandbox } = open();
    const { status, body } = await send(fields);
    expect([status, body.code]).toEqual([400, 400]);
    expect(sandbox.withdrawals()).toEqual([]);
  });

  it('takes the contract in any letters', async () => {
    const { send, sandbox } = open();
    await send({ contract_address: USDT.toLowerCase() });
    await send({ contract_address: SAMPLE.contract_address.toUpperCase().replace('0X', '0x') });
    expect(sandbox.withdrawals().map(({ asset }) => asset)).toEqual(['USDT', 'USDC']);
  });

  it('whose answer is lost has left; one that is to be refused has not', async () => {
    const { send, sandbox } = open();
    sandbox.faults({ loseCreateAnswers: 1 });
    await expect(send()).rejects.toThrow(TypeError);
    expect(sandbox.withdrawals()).toHaveLength(1);
    sandbox.faults({ refuseCreates: 1 });
    expect((await send()).body.code).toBe(400);
    expect(sandbox.withdrawals()).toHaveLength(1);
  });
});

describe('the balance', () => {
  it('is nothing at first', async () => {
    const { send } = open('none');
    expect((await send()).body).toMatchObject({
      code: 4015,
      data: { insufficient_amount: '0.01' },
    });
  });

  it('is what was aggregated of the intents, less what was sent', async () => {
    const { send, sandbox, create } = open('none');
    const paid = await create();
    await sandbox.pay(paid);
    expect((await send({ contract_address: USDT })).body.code).toBe(4015);
    await sandbox.confirm(paid);
    const short = await create();
    await sandbox.pay(short, { share: '0.5' });
    await sandbox.confirm(short);
    const forged = await create();
    await sandbox.forge(forged);
    expect((await send({ amount: '9.13' })).body.code).toBe(4015);
    expect((await send({ contract_address: USDT, amount: '9.13' })).body.code).toBe(0);
    expect((await send({ contract_address: USDT })).body).toMatchObject({
      data: { insufficient_amount: '0.01' },
    });
  });

  it('is not below nothing when the sample is taken away after it was spent', async () => {
    const { send, sandbox } = open();
    await send({ amount: '1000' });
    sandbox.dialect('kryptogo', { openingBalance: 'none' });
    expect((await send()).body).toMatchObject({ data: { insufficient_amount: '0.01' } });
  });
});
