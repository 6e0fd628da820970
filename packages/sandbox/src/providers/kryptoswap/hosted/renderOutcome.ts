import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { playPanel } from '../../../hosted/playPanel.ts';
import { type KryptoswapOrder, missing, type OrderStatus, received } from '../entities.ts';
import { type Action, amountOf, form, type View } from './form.ts';
import { failForm, walletForms } from './renderOpen.ts';

type Later = Exclude<OrderStatus, 'new' | 'waitPayment'>;

/** What the pages show when there is nothing left to do for the payer; `back` leads to the shop. */
export function renderOutcome(order: KryptoswapOrder, status: Later, back: string | null): View {
  switch (status) {
    case 'inProgress':
      return {
        part: message('…', 'Your payment is being checked', progress(order)),
        play: playPanel(
          'Network and operator',
          missing(order) > 0n
            ? html`${confirmForm(order)}${walletForms(order)}`
            : html`<div class="pair">${confirmForm(order)}${failForm(order)}</div>`,
        ),
        underWay: true,
      };
    case 'inProgressPayout':
      return {
        part: message('…', 'Your payment has arrived', 'The exchange pays it out now.'),
        play: playPanel(
          'Operator',
          html`<div class="pair">${confirmForm(order)}${failForm(order)}</div>`,
        ),
        underWay: true,
      };
    case 'hold':
      return {
        part: message('!', 'The order is on hold', `${progress(order)} Support looks at it.`),
        play: playPanel(
          'Wallet and operator',
          html`${walletForms(order)}${button(order, 'refund', 'Return the money')}`,
        ),
        underWay: true,
      };
    case 'errorPayout':
      return {
        part: message('!', 'The payout failed', 'Support looks at it.', 'bad'),
        play: playPanel(
          'Operator',
          html`<div class="pair">${confirmForm(order)}${button(order, 'refund', 'Return the money')}</div>`,
        ),
        underWay: true,
      };
    case 'done':
      return over('✓', 'The order is done', 'Thank you.', back, 'good');
    case 'errorPayment':
      return over('!', 'The payment failed', progress(order), back, 'bad');
    case 'returned':
      return over('×', 'The payment was returned', 'It goes back to its sender.', back);
    case 'deleted':
      return over('×', 'The order was cancelled', 'Do not pay it any more.', back);
    default:
      return status satisfies never;
  }
}

function over(mark: string, title: string, text: string, back: string | null, tone = ''): View {
  const link =
    back === null
      ? ''
      : html`<a class="button primary" href="${back}" rel="noreferrer">Back to the site</a>`;
  return { part: html`${message(mark, title, text, tone)}${link}`, play: null };
}

function message(mark: string, title: string, text: string, tone = ''): Html {
  return html`<div class="part"><div class="mark" data-tone="${tone}" aria-hidden="true">${mark}</div>
  <div class="head"><h1>${title}</h1><p class="quiet">${text}</p></div></div>`;
}

function progress(order: KryptoswapOrder): string {
  const { inAmount, route, deposits } = order;
  const arrived = received(order);
  if (arrived === 0n) return 'Nothing has arrived yet.';
  const amount = `${amountOf(arrived, route.from)} of ${amountOf(inAmount, route.from)} arrived.`;
  const waiting = deposits.filter(({ transfer }) => !transfer.isFinal);
  if (waiting.length === 0) return amount;
  const seen = Math.min(...waiting.map(({ transfer }) => transfer.confirmations()));
  const { name, confirmations } = route.from.network;
  return `${amount} ${name} has confirmed it ${seen} of ${confirmations} times.`;
}

function confirmForm(order: KryptoswapOrder): Html | '' {
  const isPossible =
    order.status !== 'inProgress' || order.deposits.some(({ transfer }) => !transfer.isFinal);
  return isPossible ? button(order, 'confirm', 'Confirm now', 'button primary') : '';
}

function button(order: KryptoswapOrder, action: Action, label: string, look = 'button'): Html {
  return form(order, action, html`<button class="${look}">${label}</button>`);
}
