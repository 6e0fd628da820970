import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { toPlain } from '../../../decimal.ts';
import { minutesUtc } from '../../../hosted/minutesUtc.ts';
import { playPanel } from '../../../hosted/playPanel.ts';
import { isPaidByHand } from '../currencies.ts';
import { type KryptoswapOrder, missing } from '../entities.ts';
import { amountOf, form, type View } from './form.ts';

const cancelForm = (order: KryptoswapOrder) =>
  form(order, 'cancel', html`<button class="button plain">Cancel the order</button>`);

/** `new` on the page of the order: the payer looks it over. */
export function renderPreview(order: KryptoswapOrder): View {
  const { route, inAmount, outAmount } = order;
  return {
    part: html`<div class="part">
  <div class="head"><h1>Check the order</h1><p class="quiet">The rate holds until ${minutesUtc(order.expiresAt)}.</p></div>
  <dl>
    <div><dt>You pay</dt><dd>${amountOf(inAmount, route.from)}</dd></div>
    <div><dt>Goes out</dt><dd>${amountOf(outAmount, route.to)}</dd></div>
    ${order.hideOutData ? '' : order.toValues.map(({ value }) => html`<div><dt>To</dt><dd><code>${value}</code></dd></div>`)}
  </dl>
  ${form(order, 'accept', html`<button class="button primary">Confirm the order</button>`)}
  ${cancelForm(order)}
</div>`,
    play: playPanel('Operator', failForm(order)),
  };
}

/** `waitPayment`: what to send where, and the payer's word that it was sent. */
export function renderAwaited(order: KryptoswapOrder): View {
  const { route, inAmount, address, expiresAt } = order;
  const { from } = route;
  const where = isPaidByHand(from) ? 'Card' : 'Address';
  return {
    part: html`<div class="part">
  <div class="head"><h1>Send ${amountOf(inAmount, from)}</h1><p class="quiet">Exactly this amount, before <time datetime="${new Date(expiresAt).toISOString()}">${minutesUtc(expiresAt)}</time>.</p></div>
  <dl>
    <div><dt>Amount</dt><dd><code>${toPlain(inAmount)}</code> ${from.symbol}</dd></div>
    <div><dt>Network</dt><dd>${from.network.name}</dd></div>
    <div><dt>${where}</dt><dd><code>${address}</code></dd></div>
  </dl>
  ${form(order, 'paid', html`<button class="button primary">I have paid</button>`)}
  ${cancelForm(order)}
</div>`,
    play: playPanel('Wallet and operator', walletForms(order)),
  };
}

/** A transfer of what is still to come, or of half of it, or of more. */
export function walletForms(order: KryptoswapOrder): Html {
  const isFirst = missing(order) === order.inAmount;
  return html`<div class="pair">
    ${sendForm(order, 'exact', isFirst ? 'Send exactly' : 'Send the rest')}
    ${isFirst ? html`${sendForm(order, 'half', 'Send half')} ${sendForm(order, 'more', 'Send too much')}` : ''}
    ${failForm(order)}</div>`;
}

export function failForm(order: KryptoswapOrder): Html {
  return form(order, 'fail', html`<button class="button">Let it fail</button>`);
}

function sendForm(order: KryptoswapOrder, share: string, label: string): Html {
  const button = html`<button class="button" name="share" value="${share}">${label}</button>`;
  return form(order, 'send', button);
}
