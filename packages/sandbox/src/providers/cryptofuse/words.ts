import type { CryptofuseDialect } from './document.ts';
import type { CryptofusePayment, PaymentState } from './entities.ts';

/** The payment's status as the wire tells it. */
export function wordFor(payment: CryptofusePayment, dialect: CryptofuseDialect): string {
  return payment.unknownWord ?? stateWord(payment.state, dialect);
}

function stateWord(state: PaymentState, dialect: CryptofuseDialect): string {
  switch (state) {
    case 'waiting':
      return dialect.statuses === 'lifecycle' ? 'pending' : 'waiting';
    case 'partial':
      return dialect.partial;
    case 'confirming':
    case 'confirmed':
    case 'completed':
    case 'expired':
    case 'failed':
      return state;
    default:
      return state satisfies never;
  }
}
