import { html } from 'hono/html';
import type { OperationName, PaymentSummary } from '../emulator.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Html } from './Html.ts';

const SHOWN = 24;
const OVER: readonly PaymentSummary['tone'][] = ['good', 'bad'];

/** One card per payment, newest first. */
export function paymentCards(sandbox: Sandbox): Html {
  const payments = [...sandbox.payments()].reverse();
  if (payments.length === 0) {
    return html`<div class="panel empty">
  <h2>No payments yet</h2>
  <p>Start one in a shop that uses this sandbox. It appears here, and you pay it with a click.</p>
</div>`;
  }
  const hidden = payments.length - SHOWN;
  return html`${payments.slice(0, SHOWN).map(card)}${
    hidden > 0 ? html`<p class="quiet">… and ${hidden} older ones.</p>` : ''
  }`;
}

function card(payment: PaymentSummary): Html {
  const { reference, due, received, price } = payment;
  const share = Math.min(100, (Number(received) / Number(due.amount)) * 100);
  return html`<article class="panel card" data-tone="${payment.tone}" data-reference="${reference}">
  <header>
    <div>
      <h2>${payment.description ?? payment.orderId}</h2>
      <p class="quiet">${payment.description === null ? '' : html`${payment.orderId} · `}${payment.provider}</p>
    </div>
    <span class="pill">${payment.status.replaceAll('_', ' ')}</span>
  </header>
  <div class="money">
    <p class="due"><strong>${due.amount}</strong> ${due.asset}</p>
    <p class="quiet">${price.amount} ${price.currency}${payment.network === null ? '' : html` · ${payment.network}`}</p>
  </div>
  <progress max="100" value="${share.toFixed(2)}" aria-label="Received"></progress>
  <dl>
    <div><dt>Received</dt><dd>${received} ${due.asset}</dd></div>
    ${
      payment.expiresAt !== null && (payment.tone === 'waiting' || payment.tone === 'active')
        ? html`<div><dt>Price held for</dt><dd><time data-left="${payment.expiresAt}">until ${payment.expiresAt}</time></dd></div>`
        : html`<div><dt>Created</dt><dd><time>${payment.createdAt.slice(11, 19)}</time></dd></div>`
    }
    ${
      payment.address === null
        ? ''
        : html`<div class="wide"><dt>Address</dt><dd><code>${payment.address}</code></dd></div>`
    }
    ${payment.transfers.map(
      (transfer) => html`<div class="wide"><dt>Transfer of ${transfer.amount} ${transfer.asset}</dt>
      <dd><code>${shorten(transfer.hash)}</code> · ${transfer.confirmations} of ${transfer.required} confirmations</dd></div>`,
    )}
  </dl>
  ${
    OVER.includes(payment.tone)
      ? html`<details id="more-${reference}"><summary>More</summary>${actions(payment)}</details>`
      : actions(payment)
  }
</article>`;
}

function actions(payment: PaymentSummary): Html {
  const { reference, can, due, received, otherAsset, tone } = payment;
  const short = Number(received) > 0 && Number(received) < Number(due.amount);
  const path = `/control/payments/${encodeURIComponent(reference)}`;
  const pay = (label: string, body: object, primary = false) =>
    html`<button class="button${primary ? ' primary' : ''}" data-post="${path}/pay" data-body="${JSON.stringify(body)}" id="${label}-${reference}"${can.includes('pay') ? '' : html` disabled`}>${label}</button>`;
  const move = (name: OperationName, label: string, primary = false) =>
    html`<button class="button${primary ? ' primary' : ''}" data-post="${path}/${name}" id="${name}-${reference}"${can.includes(name) ? '' : html` disabled`}>${label}</button>`;
  const amountId = `amount-${reference}`;
  return html`<div class="actions" role="group" aria-label="Wallet">
    ${pay(short ? 'Pay the rest' : 'Pay exactly', {}, tone === 'waiting' || short)}
    ${pay('Pay half', { share: '0.5' })}
    ${pay('Pay 150 %', { share: '1.5' })}
    ${pay(`Send ${otherAsset}`, { asset: otherAsset })}
    <span class="joined"><input id="${amountId}" inputmode="decimal" size="8" placeholder="Amount" aria-label="Amount in ${due.asset}">
    <button class="button" data-post="${path}/pay" data-amount="${amountId}" id="pay-${reference}"${can.includes('pay') ? '' : html` disabled`}>Pay</button></span>
  </div>
  <div class="actions" role="group" aria-label="Network and provider">
    ${move('confirm', 'Confirm', tone === 'active')}
    ${move('expire', 'Expire')}
    ${move('fail', 'Fail')}
    ${move('forge', 'Forge a success notice')}
    ${move('revert', 'Take the transfers back')}
    ${move('misreport', 'Tell another amount')}
    ${move('reword', 'Tell an unknown status')}
  </div>`;
}

function shorten(hash: string): string {
  return `${hash.slice(0, 10)}…${hash.slice(-6)}`;
}
