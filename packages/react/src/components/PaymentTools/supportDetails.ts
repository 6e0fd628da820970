import type { CheckoutError, Payment } from '@coinslot/core';
import type { AskedParams } from '../../hooks/AskedParams.ts';
import { VERSION } from '../../version.ts';

/**
 * What the shop, and its provider, ask somebody who needs help, one fact a line, in English as they
 * read it: of a payment, or of what was asked for where there is none. Only what is named here: no secret of the payment, and no link, for a link may hold one.
 */
export function supportDetails(
  payment: Payment | Pick<AskedParams, 'orderId' | 'provider'>,
  error: Pick<CheckoutError, 'code' | 'requestId'> | null = null,
): string {
  const facts = [
    ...('id' in payment
      ? factsOf(payment)
      : ([
          ['Order', payment.orderId],
          ['Provider', payment.provider],
        ] as const)),
    ['Error', error?.code],
    ['Request', error?.requestId],
    ['Coinslot', VERSION],
  ] as const;
  return facts
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${oneLine(String(value))}`)
    .join('\n');
}

function factsOf(payment: Payment): [name: string, value: string | null | undefined][] {
  const { due, action, status, amountStatus, held, late, refund, transactions } = payment;
  const transfer = action.type === 'transfer' ? action : null;
  const marks = [status, amountStatus, late && 'late', held && 'held'];
  const coins = (amount: string | null | undefined) =>
    amount && due ? `${amount} ${due.asset.symbol}` : null;
  return [
    ['Payment', payment.id],
    ['Order', payment.orderId],
    ['Provider', payment.provider],
    ['Environment', payment.environment],
    ['Status', marks.filter(Boolean).join(', ')],
    ['Replaced by', payment.supersededBy],
    ['Price', `${payment.price.amount} ${payment.price.currency}`],
    ['Asset', due?.asset.code],
    ['Network', due?.asset.network],
    ['Expected', coins(due?.amount)],
    ['Received', coins(payment.received)],
    ['Missing', coins(payment.remaining)],
    ['Refund', coins(refund?.amount)],
    ['Address', transfer?.address],
    ['Memo', transfer?.memo],
    ...transactions.map(({ hash }): [string, string] => ['Transaction', hash]),
    ['Refund transaction', refund?.txHash],
    ['Created', payment.createdAt],
    ['Updated', payment.updatedAt],
    ['Expires', payment.expiresAt],
  ];
}

/** A value that broke into a second line could pass for another fact. */
function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}
