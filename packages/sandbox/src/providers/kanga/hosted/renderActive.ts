import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { toPlain } from '../../../decimal.ts';
import { minutesUtc } from '../../../hosted/minutesUtc.ts';
import { playPanel } from '../../../hosted/playPanel.ts';
import {
  type Choice,
  type KangaTransaction,
  missing,
  type OnChain,
  received,
} from '../entities.ts';
import { amountOf, type FormTarget, form, type View } from './form.ts';
import { currencyForm } from './renderNew.ts';

const cancelForm = (target: FormTarget) =>
  form(target, 'cancel', html`<button class="button plain">Cancel the payment</button>`);

/** ACTIVE: how the payer pays what was chosen. `cancelsAt` is when the 24 hours are over, if ever. */
export function renderActive(
  transaction: KangaTransaction,
  target: FormTarget,
  cancelsAt: number | null,
): View {
  const { choice, onChain } = transaction;
  if (choice === null) throw new TypeError(`${transaction.key} is ACTIVE and has no currency.`);
  const failForm = form(target, 'fail', html`<button class="button">Let it fail</button>`);
  if (onChain === null) {
    return {
      part: chooseWay(transaction, choice, target),
      play: playPanel('Operator', failForm),
    };
  }
  return {
    part: awaitTransfer(transaction, { choice, onChain, target, cancelsAt }),
    play: playPanel(
      'Wallet and operator',
      html`<div class="pair">
    ${sendForm(target, 'exact', received(transaction) > 0n ? 'Send the rest' : 'Send exactly', true)}
    ${sendForm(target, 'half', 'Send half')}
    ${sendForm(target, 'more', 'Send too much')}
    ${failForm}</div>`,
    ),
  };
}

function chooseWay(transaction: KangaTransaction, choice: Choice, target: FormTarget): Html {
  const due = amountOf(choice.due, choice.currency);
  return html`<div class="part">
  <div class="head"><h1>Pay ${due}</h1><p class="quiet">From your Kanga account it takes a moment, from another wallet as long as the network needs.</p></div>
  ${form(target, 'account', html`<button class="button primary">Pay with Kanga account</button>`)}
  ${form(target, 'chain', html`<button class="button">Pay on chain</button>`)}
  ${otherCurrency(transaction, target)}
  ${cancelForm(target)}
</div>`;
}

interface Awaited {
  readonly choice: Choice;
  readonly onChain: OnChain;
  readonly target: FormTarget;
  readonly cancelsAt: number | null;
}

function awaitTransfer(
  transaction: KangaTransaction,
  { choice, onChain, target, cancelsAt }: Awaited,
): Html {
  const { currency, due } = choice;
  const arrived = received(transaction);
  const left = amountOf(missing(transaction), currency);
  const percent = (Number(arrived) / Number(due)) * 100;
  return html`<div class="part">
  <div class="head"><h1>${arrived > 0n ? `Send the remaining ${left}` : `Send ${left}`}</h1>
  ${
    arrived > 0n
      ? html`<p class="quiet">${amountOf(arrived, currency)} of ${amountOf(due, currency)} arrived. The rest goes to the same address.</p>
    <progress max="100" value="${percent.toFixed(1)}" aria-label="Arrived"></progress>`
      : html`<p class="quiet">In one transfer or in several, to this address.</p>`
  }</div>
  <dl>
    <div><dt>Amount</dt><dd><code>${toPlain(missing(transaction))}</code> ${currency.code}</dd></div>
    <div><dt>Network</dt><dd>${currency.network.name}</dd></div>
    <div><dt>Address</dt><dd><code>${onChain.address}</code></dd></div>
  </dl>
  ${returned(transaction)}
  ${
    cancelsAt === null
      ? ''
      : html`<p class="quiet">If not all of it has arrived by <time datetime="${new Date(cancelsAt).toISOString()}">${minutesUtc(cancelsAt)}</time>, the payment is cancelled.</p>`
  }
  ${form(target, 'account', html`<button class="button">Pay with Kanga account instead</button>`)}
  ${arrived > 0n ? '' : otherCurrency(transaction, target)}
  ${cancelForm(target)}
</div>`;
}

/** Money that this payment cannot take. */
export function returned({ deposits }: KangaTransaction): Html | '' {
  const others = deposits.filter(({ credited }) => !credited);
  if (others.length === 0) return '';
  const amounts = others.map(({ amount, currency }) => amountOf(amount, currency)).join(', ');
  return html`<p class="quiet">${amounts} cannot be credited to this payment. You find it on your Kanga account.</p>`;
}

function otherCurrency(transaction: KangaTransaction, target: FormTarget): Html | '' {
  if (transaction.forceCurrency !== null) return '';
  return html`<details><summary>Pay in another currency</summary>${currencyForm(transaction, target)}</details>`;
}

function sendForm(target: FormTarget, share: string, label: string, primary = false): Html {
  const look = primary ? 'button primary' : 'button';
  return form(
    target,
    'send',
    html`<button class="${look}" name="share" value="${share}">${label}</button>`,
  );
}
