import { isValidAddress } from '@coinslot/core/addresses';
import { expect, test } from 'vitest';
import { created, TRON_ADDRESS } from './account.fixture.ts';
import { type Asked, acceptCreated } from './createdPayment.ts';
import type { CryptofuseCreatedPayment } from './schemas.ts';

const asked: Asked = {
  currency: 'USDTTRC20',
  price: '100.00',
  feePaidByUser: false,
  isValidAddress,
};
const accept = (change: Partial<CryptofuseCreatedPayment>, order: Partial<Asked> = {}) =>
  acceptCreated({ ...created, ...change }, { ...asked, ...order });

test('keeps every digit of the amount', () => {
  const { due, action } = accept({ amount_crypto: '0.001128398776543211' });
  expect(due?.amount).toBe('0.001128398776543211');
  expect(action).toMatchObject({ amount: '0.001128398776543211' });
});

test.for([
  ['BTC', 'BTC', 'BTC', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bitcoin'],
  ['ETH', 'ETH', 'ETH', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ethereum'],
  ['USDTARB', 'arb', 'usdt', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'arbitrum'],
] as const)('takes %s on %s', ([currency, blockchain, token, blockchain_address, network]) => {
  const { due } = accept({ currency, blockchain, token, blockchain_address }, { currency });
  expect(due?.asset).toMatchObject({ code: currency, symbol: token.toUpperCase(), network });
});

test.for([
  ['a letter of the address is wrong', { blockchain_address: TRON_ADDRESS.replace('R7', 'R8') }],
  ['the address is the guide’s placeholder', { blockchain_address: 'TXYZabc123...' }],
  ['the address has a space', { blockchain_address: `${TRON_ADDRESS} ` }],
  ['the address is of another network', { blockchain: 'ETH' }],
  ['the network is not said', { blockchain: null }],
  ['nobody can check addresses of the network', { blockchain: 'NEWCHAIN' }],
  ['the currency is another one', { currency: 'USDTERC20' }],
  ['nothing is due', { amount_crypto: '0.00000000' }],
  ['the amount is unreadable', { amount_crypto: '1e999' }],
  ['the price is higher', { amount_usd: '101.00' }],
  ['the price is lower', { amount_usd: '10.00' }],
  ['the price is unreadable', { amount_usd: 'ten' }],
  ['the deadline is over when it begins', { expiry_time: created.created_at }],
  ['the deadline is unreadable', { expiry_time: 'in half an hour' }],
  ['the deadline has no zone', { expiry_time: '2026-11-21T10:30:00' }],
] as const)('refuses a payment where %s (S48)', ([, change]) => {
  expect(() => accept(change)).toThrow(
    expect.objectContaining({ code: 'invalid_payment', outcomeUnknown: false }),
  );
});

test('lets the price grow by the fee only where the shopper pays it', () => {
  expect(accept({ amount_usd: '101.00' }, { feePaidByUser: true }).reference).toBeTruthy();
  expect(() => accept({ amount_usd: '99.00' }, { feePaidByUser: true })).toThrow('another price');
});

test('can do without what is not said', () => {
  const { expiresAt } = accept({ expiry_time: null, created_at: null, amount_usd: null });
  expect(expiresAt).toBeNull();
  expect(accept({ expiry_time: '2026-11-21T12:30:00.123456+02:00' }).expiresAt).toBe(
    '2026-11-21T10:30:00.123Z',
  );
});
