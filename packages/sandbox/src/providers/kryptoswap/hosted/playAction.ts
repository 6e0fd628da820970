import { type Decimal, toPlain } from '../../../decimal.ts';
import type { Operations } from '../../../emulator.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { KryptoswapAccount } from '../account.ts';
import { unitOf } from '../currencies.ts';
import { isOpen, type KryptoswapOrder, missing } from '../entities.ts';
import { updateStatus } from '../ledger.ts';
import type { Action } from './form.ts';

/**
 * Does what a button of a page does.
 *
 * @throws SandboxError where the order no longer stands as the page showed it.
 */
export function playAction(
  account: KryptoswapAccount,
  operations: Operations,
  order: KryptoswapOrder,
  action: Action,
  fields: URLSearchParams,
): void {
  const reference = String(order.uid);
  switch (action) {
    case 'accept':
      need(order.status === 'new');
      updateStatus(account, order, 'waitPayment');
      return;
    case 'paid':
      need(isOpen(order));
      updateStatus(account, order, 'inProgress');
      return;
    case 'cancel':
      operations.cancel?.(reference);
      return;
    case 'send':
      need(missing(order) > 0n && SENDABLE.includes(order.status));
      operations.pay(reference, { amount: toPlain(amountToSend(order, fields.get('share'))) });
      return;
    case 'confirm':
      operations.confirm?.(reference);
      return;
    case 'fail':
      operations.fail?.(reference);
      return;
    case 'refund':
      operations.refund?.(reference);
      return;
    default:
      action satisfies never;
  }
}

/** The page shows the address no longer once the order is over. */
const SENDABLE: readonly string[] = ['new', 'waitPayment', 'inProgress', 'hold'];

function amountToSend(order: KryptoswapOrder, share: string | null): Decimal {
  const left = missing(order);
  const unit = unitOf(order.route.from);
  const half = (left / 2n / unit) * unit || unit;
  switch (share) {
    case 'half':
      return half;
    case 'more':
      return left + half;
    default:
      return left;
  }
}

function need(possible: boolean): void {
  if (!possible) throw new SandboxError(409, 'The order no longer stands as the page showed it.');
}
