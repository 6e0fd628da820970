import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { playPanel } from '../../../hosted/playPanel.ts';
import { payCurrencies } from '../currencies.ts';
import type { KangaTransaction } from '../entities.ts';
import { choiceOf } from '../ledger.ts';
import { amountOf, type FormTarget, form, type Problem, type View } from './form.ts';

/** NEW: who pays, and then with what. */
export function renderNew(
  transaction: KangaTransaction,
  target: FormTarget,
  problem: Problem | null,
): View {
  const play = form(target, 'fail', html`<button class="button">Let it fail</button>`);
  const step = transaction.emailConfirmed
    ? askCurrency(transaction, target)
    : askEmail(transaction, target, problem);
  return {
    part: html`${step}${form(target, 'cancel', html`<button class="button plain">Cancel the payment</button>`)}`,
    play: playPanel('Operator', play),
  };
}

/** One button for each currency, with what the payment costs in it. */
export function currencyForm(transaction: KangaTransaction, target: FormTarget): Html {
  return form(
    target,
    'currency',
    html`${payCurrencies.map((currency) => {
      const { due } = choiceOf(transaction, currency);
      return html`<button class="button wide" name="currency" value="${currency.code}"><span>${currency.name}</span> <span class="amount">${amountOf(due, currency)}</span></button>`;
    })}`,
  );
}

function askEmail({ email }: KangaTransaction, target: FormTarget, problem: Problem | null): Html {
  const invalid = problem === null ? '' : html` aria-invalid="true" aria-describedby="problem"`;
  return html`<div class="part">
  <div class="head"><h1>Your e-mail address</h1>
  <p class="quiet">Kanga checks it and writes there how the payment goes. The sandbox takes any address and sends nothing.</p></div>
  ${form(
    target,
    'email',
    html`<label>E-mail<input type="email" name="email" required autocomplete="email" value="${problem?.typed ?? email ?? ''}"${invalid}></label>
    ${problem === null ? '' : html`<p class="problem" id="problem">${problem.message}</p>`}
    <button class="button primary">Continue</button>`,
  )}
</div>`;
}

function askCurrency(transaction: KangaTransaction, target: FormTarget): Html {
  const { amount, currency } = transaction;
  return html`<div class="part">
  <div class="head"><h1>What do you pay with?</h1>
  <p class="quiet">The store gets ${amount} ${currency} whatever you choose.</p></div>
  ${currencyForm(transaction, target)}
</div>`;
}
