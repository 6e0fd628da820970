import type { Payment } from '@coinslot/core';
import { bitcoin, hosted, usdc, usdt } from '../support/payments.ts';
import type { SceneProps } from '../support/Scene.tsx';

type Make = (status: Payment['status'], overrides?: Partial<Payment>) => Payment;

interface Column {
  provider: string;
  /** What becomes of too little. */
  policy: Payment['underpayment'];
  make: Make;
}

export interface Cell {
  scene: SceneProps;
  /** Part of what the card says, in English. */
  says: string;
}

export interface Row {
  state: string;
  /** By column; null where the provider has no such state. */
  cells: (Cell | null)[];
}

export const COLUMNS: readonly Column[] = [
  column('Cryptofuse', 'top_up', usdt),
  column('KryptoGO', 'refund', usdc),
  column('Kryptoswap', 'review', bitcoin),
  column('Kanga', 'hosted', hosted),
];

function column(provider: string, policy: Payment['underpayment'], make: Make): Column {
  const said = { provider: provider.toLowerCase(), providerName: provider, underpayment: policy };
  return { provider, policy, make: (status, overrides) => make(status, { ...said, ...overrides }) };
}

/** The words of one cell, or of each column's. */
type Says = string | readonly (string | null)[];

const row = (state: string, says: Says, scene: (column: Column) => SceneProps): Row => ({
  state,
  cells: COLUMNS.map((column, index) => {
    const words = typeof says === 'string' ? says : says[index];
    return words == null ? null : { scene: scene(column), says: words };
  }),
});
const told = (status: Payment['status'], overrides?: Partial<Payment>) => (column: Column) => ({
  told: column.make(status, overrides),
});

const AFTER_TOO_LITTLE: Record<Exclude<Payment['underpayment'], 'top_up'>, Payment['action']> = {
  refund: { type: 'none' },
  review: { type: 'wait' },
  hosted: { type: 'redirect', url: 'https://pay.example/1042' },
};

const LAST_MINUTES = 20 * 60 - 252;

/** Every state in which a card can be, for each provider. */
export const ROWS: readonly Row[] = [
  row('Creating', 'Preparing your payment…', () => ({ failure: 'silence' })),
  row('Could not be created', 'We could not start the payment', () => ({ failure: 'network' })),
  row('Awaiting', ['Send exactly', 'Send exactly', 'Send exactly', null], told('awaiting_payment')),
  row('On the provider’s page', [null, null, null, 'Continue to Kanga'], told('awaiting_payment')),
  row(
    'Last five minutes',
    ['Already sent?', 'Already sent?', 'Already sent?', null],
    ({ make }) => ({ told: make('awaiting_payment'), seconds: LAST_MINUTES }),
  ),
  row('Seen on the network', 'Payment seen', told('confirming', { confirmations: null })),
  row('Confirming', 'Confirmations: 3 of 12', told('confirming')),
  row('Too little', ['still missing', 'sent back', 'can help', 'Kanga'], ({ make, policy }) => ({
    told: make('partially_paid', policy === 'top_up' ? {} : { action: AFTER_TOO_LITTLE[policy] }),
  })),
  row('Settling', 'Payment received', told('settling')),
  row('Paid', 'Payment complete', told('paid')),
  row('Paid too much', 'too much', ({ make }) => {
    const { due } = make('paid');
    const excess = due?.amount ?? null;
    return { told: make('paid', { amountStatus: 'over', excess }) };
  }),
  row(
    'Expired',
    ['price has expired', 'price has expired', 'price has expired', null],
    told('expired'),
  ),
  row('Paid late', 'It came late', told('paid', { late: true })),
  row('Failed', 'Payment failed', told('failed')),
  row('Held', 'is checking it', told('settling', { held: true })),
  row('Refund started', 'on its way back', told('refund_pending')),
  row('Refunded', 'was sent back', told('refunded')),
  row('Cancelled', 'Payment cancelled', told('cancelled')),
  row('Connection lost', 'Connection lost', ({ make }) => ({
    told: make('awaiting_payment'),
    failure: 'network',
  })),
  row('Paid in another tab', 'This order is already paid', ({ make }) => ({
    told: make('paid'),
    pressed: true,
  })),
  row(
    'A word that nobody knows',
    'Still processing',
    told('settling', { amountStatus: 'none', received: null, transactions: [] }),
  ),
];
