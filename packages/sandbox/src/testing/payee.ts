import type { Merchant } from './merchant.ts';

/** An address of TRON whose checksum fits: the one of a contract that everybody knows. */
export const TRON_PAYEE = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
const WITHDRAWALS_TO = 'https://shop.example/callbacks/withdrawals';

/** The guide's request, with an address that is one. */
export const GUIDE_WITHDRAWAL = {
  amount: 100.0,
  currency: 'USDTTRC20',
  address: TRON_PAYEE,
  callback_url: WITHDRAWALS_TO,
};

/** Gives the account the guide's 1000 USDTTRC20 and asks for a withdrawal; its id. */
export async function withdraw(
  { sandbox, post }: Merchant,
  fields: Record<string, unknown> = {},
): Promise<string> {
  sandbox.dialect('cryptofuse', { openingBalance: 'sample' });
  const answer = await post('/withdrawal/', { ...GUIDE_WITHDRAWAL, ...fields });
  const { withdrawal_id, id } = (await answer.json()) as Record<string, string>;
  return withdrawal_id ?? id ?? '';
}

/** The body of an answer of the API. */
export async function bodyOf(answer: Promise<Response>): Promise<Record<string, unknown>> {
  return (await (await answer).json()) as Record<string, unknown>;
}
