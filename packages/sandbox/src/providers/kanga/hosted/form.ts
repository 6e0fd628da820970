import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { type Decimal, toPlain } from '../../../decimal.ts';
import type { PayCurrency } from '../currencies.ts';

/** Where the forms of a page go: its own URL, in parts. */
export interface FormTarget {
  readonly apiKey: string;
  /** With its question mark. */
  readonly search: string;
}

/** One state of the page. */
export interface View {
  readonly part: Html;
  /** What the sandbox plays: the payer's wallet, the network, the operator. */
  readonly play: Html | null;
  /** It changes without the payer. */
  readonly underWay?: true;
}

/** What the buttons do; the last part of the forms' path. */
export const ACTIONS = [
  'email',
  'currency',
  'account',
  'chain',
  'send',
  'confirm',
  'cancel',
  'fail',
] as const;

export type Action = (typeof ACTIONS)[number];

/** A form that posts below the page's own path, wherever the sandbox is served. */
export function form({ apiKey, search }: FormTarget, action: Action, content: Html): Html {
  const path = `${encodeURIComponent(apiKey)}/${action}${search}`;
  return html`<form method="post" action="${path}">${content}</form>`;
}

/** What was wrong with a form that was sent, and what had been typed. */
export interface Problem {
  readonly message: string;
  readonly typed: string;
}

/** '0.00038 BTC' */
export function amountOf(amount: Decimal, { code }: PayCurrency): string {
  return `${toPlain(amount)} ${code}`;
}
