import { html } from 'hono/html';
import type { PaymentSummary } from '../emulator.ts';
import type { Sandbox, SandboxProvider } from '../sandbox.ts';
import { clockTime } from './clockTime.ts';
import type { Html } from './Html.ts';
import { paymentActions } from './paymentActions.ts';

const SHOWN = 24;
const OVER: readonly PaymentSummary['tone'][] = ['good', 'bad'];

/** One card per payment, newest first. */
export function paymentCards(sandbox: Sandbox): Html {
  const all = sandbox.payments();
  if (all.length === 0) {
    return html`<div class="panel empty">
  <h2>No payments yet</h2>
  <p>Start one in a shop that uses this sandbox. It appears here, and you pay it with a click.</p>
</div>`;
  }
  const newest = all.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const hidden = newest.length - SHOWN;
  const cards = newest.slice(0, SHOWN).map((payment) => {
    const provider = sandbox.providers.find(({ id }) => id === payment.provider);
    return provider === undefined ? '' : card(payment, provider, sandbox.now());
  });
  return html`<div class="cards">${cards}</div>${hidden > 0 ? html`<p class="quiet">… and ${hidden} older ones.</p>` : ''}`;
}

function card(payment: PaymentSummary, provider: SandboxProvider, now: number): Html {
  const { reference, orderId, description, due, received, price, network, page } = payment;
  const share = Math.min(100, (Number(received) / Number(due.amount)) * 100);
  const isOver = OVER.includes(payment.tone) || !payment.can.includes('pay');
  const samePrice = price.amount === due.amount && price.currency === due.asset;
  const terms = [samePrice ? null : `${price.amount} ${price.currency}`, network];
  const actions = paymentActions(payment, provider);
  return html`<article class="panel card" data-tone="${payment.tone}" data-reference="${reference}">
  <header>
    <div>
      <p class="by">${provider.name}</p>
      <h2>${description ?? orderId}</h2>
      ${description === null ? '' : html`<p class="quiet">${orderId}</p>`}
    </div>
    <span class="pill">${payment.status.replaceAll('_', ' ')}</span>
  </header>
  <div class="money">
    <p class="due"><strong>${due.amount}</strong> ${due.asset}</p>
    <p class="quiet">${terms.filter((term) => term !== null).join(' · ')}</p>
  </div>
  <progress max="100" value="${share.toFixed(2)}" aria-label="Received"></progress>
  <dl>
    <div><dt>Received</dt><dd>${received} ${due.asset}</dd></div>
    ${
      payment.expiresAt !== null && (payment.tone === 'waiting' || payment.tone === 'active')
        ? html`<div><dt>Price held for</dt><dd><time data-left="${payment.expiresAt}">until ${payment.expiresAt}</time></dd></div>`
        : html`<div><dt>Created</dt><dd><time>${clockTime(payment.createdAt, now)}</time></dd></div>`
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
    page === undefined
      ? ''
      : html`<p><a class="link" href="/${provider.id}${page}" target="_blank" rel="noopener">Open its payment page</a></p>`
  }
  ${isOver ? html`<details id="more-${reference}"><summary>More</summary>${actions}</details>` : actions}
</article>`;
}

function shorten(hash: string): string {
  return `${hash.slice(0, 10)}…${hash.slice(-6)}`;
}
