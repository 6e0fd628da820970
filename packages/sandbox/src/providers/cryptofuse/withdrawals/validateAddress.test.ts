import { describe, expect, it } from 'vitest';
import { createMerchant } from '../../../testing/merchant.ts';
import { bodyOf, TRON_PAYEE } from '../../../testing/payee.ts';

const EVM = '0x742d35Cc6634C0532925a3b844Bc454e4438f44e';

async function ask(request: object, dialect: Record<string, string> = {}) {
  const { post, sandbox } = await createMerchant();
  sandbox.dialect('cryptofuse', dialect);
  return bodyOf(post('/withdrawal/validate-address/', request));
}

describe('POST /withdrawal/validate-address/', () => {
  it('answers the guide’s request with the guide’s fields', async () => {
    expect(await ask({ address: TRON_PAYEE, currency: 'USDTTRC20' })).toEqual({
      is_valid: true,
      address: TRON_PAYEE,
      blockchain: 'TRX',
      currency: 'USDTTRC20',
    });
  });

  it('answers the newest reference’s request with its fields', async () => {
    const request = { address: EVM, blockchain: 'ETH', token: 'USDT' };
    expect(await ask(request, { addressAnswer: 'reference' })).toEqual({
      is_valid: true,
      address: EVM,
      type: 'EVM',
      blockchain: 'ETH',
      token: 'USDT',
      currency: 'USDTERC20',
      error_message: null,
    });
  });

  it('says what is wrong with an address, and that is no error', async () => {
    const wrong = `${TRON_PAYEE.slice(0, -1)}x`;
    const request = { address: wrong, currency: 'USDTTRC20' };
    expect(await ask(request, { addressAnswer: 'reference' })).toMatchObject({
      is_valid: false,
      address: wrong,
      error_message: 'Not an address of the type TRX.',
    });
    expect(await ask(request)).toMatchObject({ is_valid: false });
  });

  it('tells only what it was asked where an older page is played', async () => {
    const dialect = { addressAnswer: 'older' };
    expect(await ask({ address: EVM, type: 'EVM' }, dialect)).toEqual({
      is_valid: true,
      address: EVM,
      type: 'EVM',
    });
    expect(await ask({ address: EVM, blockchain: 'ETH', token: 'USDT' }, dialect)).toEqual({
      is_valid: true,
      address: EVM,
      blockchain: 'ETH',
      type: 'EVM',
      token: 'USDT',
    });
  });

  it.each([
    ['the sample of the newest reference', 'TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL', 'TRX', true],
    ['a sample of an older page', '0x95aD61b0a150d79219dCF64E1E6Cc01f0B64C4cE', 'EVM', true],
    ['one on another network', TRON_PAYEE, 'EVM', false],
    ['one with a wrong checksum', EVM.replace('d3', 'D3'), 'EVM', false],
    ['one that is no address', 'TXYZabc123...', 'TRX', false],
    ['a Bitcoin address', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'BTC', true],
  ])('knows %s: %s of %s', async (_, address, type, is_valid) => {
    expect(await ask({ address, type, memo: '1' })).toMatchObject({ is_valid });
  });

  it('looks for the token on its blockchain, and does without one', async () => {
    const dialect = { addressAnswer: 'reference' };
    expect(await ask({ address: TRON_PAYEE, blockchain: 'TRON' }, dialect)).toMatchObject({
      is_valid: true,
      blockchain: 'TRX',
      token: null,
      currency: null,
    });
    const unknown = { address: EVM, blockchain: 'eth', token: 'DAI' };
    expect(await ask(unknown, dialect)).toMatchObject({
      is_valid: true,
      blockchain: 'ETH',
      token: 'DAI',
      currency: null,
    });
  });

  it.each([
    [{ currency: 'USDTTRC20' }, 'missing_required_fields', 'address'],
    [{ address: EVM }, 'missing_required_fields', 'blockchain'],
    [{ address: EVM, currency: 'DOGE' }, 'invalid_currency', 'currency'],
    [{ address: EVM, currency: 'x'.repeat(21) }, 'invalid_request', 'currency'],
    [{ address: EVM, blockchain: 'DOGE' }, 'invalid_request', 'blockchain'],
    [{ address: EVM, type: 'toString' }, 'invalid_request', 'type'],
    [{ address: 'x'.repeat(256), type: 'EVM' }, 'invalid_request', 'address'],
    [{ address: EVM, type: 'EVM', memo: 'x'.repeat(256) }, 'invalid_request', 'memo'],
  ])('refuses %j', async (request, code, field) => {
    expect(await ask(request)).toMatchObject({
      error: { code, details: { [field]: [expect.any(String)] } },
    });
  });
});
