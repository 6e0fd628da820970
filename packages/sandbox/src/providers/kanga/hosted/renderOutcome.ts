import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { playPanel } from '../../../hosted/playPanel.ts';
import { type KangaTransaction, received, surplus } from '../entities.ts';
import { amountOf, type FormTarget, form, type View } from './form.ts';
import { returned } from './renderActive.ts';

type Outcome = Exclude<KangaTransaction['state'], 'NEW' | 'ACTIVE'>;

/** No link leads back to the store: the guide has no parameter that says where that would be. */
const BACK = 'You can close this page. The store learns of it by itself.';

/** What the page shows when there is nothing left to do for the payer. */
export function renderOutcome(
  transaction: KangaTransaction,
  state: Outcome,
  target: FormTarget,
): View {
  switch (state) {
    case 'PROCESSING':
    case 'FINALIZING':
      return {
        part: message('…', 'Your payment is being processed', wait(transaction), transaction),
        play: playPanel(
          'Network and operator',
          html`<div class="pair">
      ${form(target, 'confirm', html`<button class="button primary">Confirm now</button>`)}
      ${form(target, 'fail', html`<button class="button">Let it fail</button>`)}</div>`,
        ),
        underWay: true,
      };
    case 'FINALIZED':
      return { part: message('✓', 'Paid', `Thank you. ${BACK}`, transaction, 'good'), play: null };
    case 'CANCELLING':
      return {
        part: message('…', 'The payment is being cancelled', back(transaction), transaction),
        play: null,
        underWay: true,
      };
    case 'CANCELED':
      return {
        part: message(
          '×',
          'The payment was cancelled',
          `${back(transaction)} ${BACK}`,
          transaction,
        ),
        play: null,
      };
    case 'FAILED':
      return {
        part: message(
          '!',
          'The payment failed',
          `${back(transaction)} ${BACK}`,
          transaction,
          'bad',
        ),
        play: null,
      };
    default:
      return state satisfies never;
  }
}

function message(
  mark: string,
  title: string,
  text: string,
  transaction: KangaTransaction,
  tone = '',
): Html {
  const { choice, state } = transaction;
  const over = surplus(transaction);
  const kept = state !== 'CANCELED' && state !== 'CANCELLING' && state !== 'FAILED';
  return html`<div class="part"><div class="mark" data-tone="${tone}" aria-hidden="true">${mark}</div>
  <div class="head"><h1>${title}</h1><p class="quiet">${text.trim()}</p></div>
  ${
    choice && kept && over > 0n
      ? html`<p class="quiet">${amountOf(over, choice.currency)} came on top of it. You find it on your Kanga account.</p>`
      : ''
  }
  ${returned(transaction)}</div>`;
}

function wait({ deposits, choice }: KangaTransaction): string {
  const waiting = deposits.filter(({ transfer }) => !transfer.isFinal);
  if (choice === null || waiting.length === 0) return 'This takes a moment.';
  const seen = Math.min(...waiting.map(({ transfer }) => transfer.confirmations()));
  return `${choice.currency.network.name} has confirmed it ${seen} of ${choice.currency.network.confirmations} times.`;
}

function back(transaction: KangaTransaction): string {
  const { choice } = transaction;
  const arrived = received(transaction);
  if (choice === null || arrived === 0n) return 'Nothing was paid.';
  return `You find the ${amountOf(arrived, choice.currency)} that arrived on your Kanga account.`;
}
