import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { layout } from '../../../hosted/layout.ts';
import type { KangaAccount } from '../account.ts';
import type { KangaTransaction } from '../entities.ts';
import { AUTO_CANCEL_MS } from '../ledger.ts';
import type { FormTarget, Problem, View } from './form.ts';
import { renderActive } from './renderActive.ts';
import { renderNew } from './renderNew.ts';
import { renderOutcome } from './renderOutcome.ts';

const STEPS = ['E-mail', 'Currency', 'Payment'] as const;

/** The page of a transaction as it stands; `problem` is what was wrong with the form that was sent. */
export function renderTransaction(
  account: KangaAccount,
  transaction: KangaTransaction,
  target: FormTarget,
  problem: Problem | null = null,
): Html {
  const { amount, currency, name } = transaction;
  const { part, play, underWay = false } = viewOf(account, transaction, target, problem);
  const step = stepOf(transaction);
  const card = html`<div class="card">
  <div class="price"><p class="quiet">${name || 'Payment to a store'}</p><p><strong>${amount} ${currency}</strong></p></div>
  ${step === null ? '' : steps(step)}
  ${part}
</div>`;
  const title = `Pay ${amount} ${currency}`;
  return layout({ provider: 'Kanga', title, underWay }, html`${card}${play ?? ''}`);
}

function viewOf(
  account: KangaAccount,
  transaction: KangaTransaction,
  target: FormTarget,
  problem: Problem | null,
): View {
  const { state } = transaction;
  if (state === 'NEW') return renderNew(transaction, target, problem);
  if (state !== 'ACTIVE') return renderOutcome(transaction, state, target);
  const { onChain } = transaction;
  const cancels = onChain !== null && account.dialect.autoCancel === 'on';
  return renderActive(transaction, target, cancels ? onChain.since + AUTO_CANCEL_MS : null);
}

function stepOf({ state, emailConfirmed }: KangaTransaction): number | null {
  if (state === 'NEW') return emailConfirmed ? 1 : 0;
  return state === 'ACTIVE' ? 2 : null;
}

function steps(current: number): Html {
  return html`<ol class="steps" aria-label="Steps">${STEPS.map((step, index) =>
    index < current
      ? html`<li data-done>${step}</li>`
      : html`<li${index === current ? html` aria-current="step"` : ''}>${step}</li>`,
  )}</ol>`;
}
