import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { type Decimal, toPlain } from '../../../decimal.ts';
import type { ExchangeCurrency } from '../exchange.ts';

/** One state of a page. */
export interface View {
  readonly part: Html;
  /** What the sandbox plays: the payer's wallet, the network, the operator. */
  readonly play: Html | null;
  /** It changes without the payer. */
  readonly underWay?: true;
}

/** What the buttons do; the last part of the forms' path. */
export const ACTIONS = ['accept', 'paid', 'cancel', 'send', 'confirm', 'fail', 'refund'] as const;

export type Action = (typeof ACTIONS)[number];

/** A form that posts below the page's own path, which ends in the order's secret. */
export function form({ secret }: { readonly secret: string }, action: Action, content: Html): Html {
  return html`<form method="post" action="${secret}/${action}">${content}</form>`;
}

/** '0.00038 BTC' */
export function amountOf(amount: Decimal, { symbol }: ExchangeCurrency): string {
  return `${toPlain(amount)} ${symbol}`;
}
