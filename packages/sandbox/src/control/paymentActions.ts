import { html } from 'hono/html';
import type { OperationName, PaymentSummary } from '../emulator.ts';
import type { SandboxProvider } from '../sandbox.ts';
import type { Html } from './Html.ts';

type Move = Exclude<OperationName, 'pay'>;

const MOVES: Readonly<Record<Move, string>> = {
  confirm: 'Confirm',
  expire: 'Expire',
  cancel: 'Cancel',
  refund: 'Refund',
  fail: 'Fail',
  forge: 'Forge a notice',
  revert: 'Take the transfers back',
  misreport: 'Tell another amount',
  reword: 'Tell an unknown status',
};
const USUAL = ['confirm', 'expire', 'cancel', 'refund', 'fail'] as const;
const WRONG = ['forge', 'revert', 'misreport', 'reword'] as const;

/** The buttons of the wallet, of the network and of the operator, as far as the provider has them. */
export function paymentActions(payment: PaymentSummary, provider: SandboxProvider): Html {
  const { reference, can } = payment;
  const isNext = isUnderWay(payment) && can.includes('confirm');
  const path = `/control/payments/${encodeURIComponent(reference)}`;
  const isOpen = USUAL.some((name) => can.includes(name));
  const move = (name: Move) =>
    provider.operations.includes(name)
      ? html`<button class="button${name === 'confirm' && isNext ? ' primary' : ''}" data-post="${path}/${name}" id="${name}-${reference}"${can.includes(name) ? '' : html` disabled`}>${MOVES[name]}</button>`
      : '';
  return html`${can.includes('pay') ? walletActions(payment, path) : ''}
  ${isOpen ? html`<div class="actions" role="group" aria-label="Network and provider">${USUAL.map(move)}</div>` : ''}
  <details id="wrong-${reference}"><summary>Let something go wrong</summary>
    <div class="actions" role="group" aria-label="What goes wrong">${WRONG.map(move)}</div></details>`;
}

function walletActions(payment: PaymentSummary, path: string): Html {
  const { reference, due, payAsset = due.asset, received, otherAsset, tone } = payment;
  const short =
    payment.takesRest === true && Number(received) > 0 && Number(received) < Number(due.amount);
  const isNext = !isUnderWay(payment) && (tone === 'waiting' || short);
  const pay = (label: string, body: object, isPrimary = false) =>
    html`<button class="button${isPrimary ? ' primary' : ''}" data-post="${path}/pay" data-body="${JSON.stringify(body)}" id="${label}-${reference}">${label}</button>`;
  const amountId = `amount-${reference}`;
  return html`<div class="actions" role="group" aria-label="Wallet">
    ${pay(short ? 'Pay the rest' : 'Pay exactly', {}, isNext)}
    ${pay('Pay half', { share: '0.5' })}
    ${pay('Pay 150 %', { share: '1.5' })}
    <span class="joined"><input id="${amountId}" name="amount" inputmode="decimal" size="8" placeholder="${payAsset}" aria-label="Amount in ${payAsset}" autocomplete="off">
    <button class="button" data-post="${path}/pay" data-input="${amountId}" id="pay-${reference}">Pay</button></span>
    ${pay(`Send ${otherAsset}`, { asset: otherAsset })}
  </div>`;
}

/** Money that is on its way comes first: not every provider has a word for it. */
function isUnderWay({ transfers }: PaymentSummary): boolean {
  return transfers.some(({ confirmations, required }) => confirmations < required);
}
