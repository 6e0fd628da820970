import type { NextAction, Payment, PaymentStatus } from '@coinslot/core';
import { movePayment, type TestMove } from './movePayment.ts';
import { offeredAction } from './offeredAction.ts';
import type { TestStep } from './scenarios.ts';
import { statusFixture } from './statusFixture.ts';

interface Entry {
  payment: Payment;
  /** How it is paid, whatever it shows meanwhile. */
  offered: NextAction;
  steps: readonly TestStep[];
  createdAt: number;
}

interface TestPaymentsOptions {
  known: readonly Payment[];
  /** What happens to each new payment. */
  steps: readonly TestStep[];
  /** Unix time in ms. */
  now: () => number;
  onChange: () => void;
}

/** The payments of a test checkout, and the script that moves them. */
export function createTestPayments({ known, steps, now, onChange }: TestPaymentsOptions) {
  const entries = known.map((payment) => entryOf(payment, [], 0));
  const iso = (ms: number) => new Date(ms).toISOString();

  const find = (id: string | undefined): Entry => {
    const entry = id ? entries.find(({ payment }) => payment.id === id) : entries.at(-1);
    if (!entry) throw new Error('There is no such payment yet: start one first.');
    return entry;
  };

  const change = (entry: Entry, status: PaymentStatus, overrides: Partial<Payment>, at: number) => {
    const { payment, offered } = entry;
    entry.payment = {
      ...payment,
      ...statusFixture(status, { ...payment, amountStatus: 'none', ...overrides }, offered),
      status,
      updatedAt: iso(at),
      version: payment.version + 1,
      ...overrides,
    };
    onChange();
    return entry.payment;
  };

  return {
    all: () => entries.map(({ payment }) => payment),
    get: (id?: string) => find(id).payment,
    /** A new payment, made now. */
    add(payment: Payment) {
      entries.push(entryOf(payment, steps, now()));
      onChange();
    },
    set: (status: PaymentStatus, { id, ...overrides }: Partial<Payment>) =>
      change(find(id), status, overrides, now()),
    /** What the payment would become; null where the move can not be. */
    moved(move: TestMove, id?: string) {
      const { payment, offered } = find(id);
      return movePayment(payment, offered, move);
    },
    /** Plays what the script has until now. */
    play() {
      for (const entry of entries) {
        while (entry.steps[0] && now() >= entry.createdAt + entry.steps[0].after) {
          const [{ after, status, ...overrides }, ...rest] = entry.steps as [TestStep];
          entry.steps = rest;
          change(entry, status, overrides, entry.createdAt + after);
        }
      }
    },
    /** Writes every time anew, so many ms later: by a clock that was wrong. */
    shift(ms: number) {
      for (const entry of entries) {
        const { createdAt, updatedAt, expiresAt, version } = entry.payment;
        const later = (time: string) => iso(Date.parse(time) + ms);
        entry.createdAt += ms;
        entry.payment = {
          ...entry.payment,
          createdAt: later(createdAt),
          updatedAt: later(updatedAt),
          expiresAt: expiresAt && later(expiresAt),
          version: version + 1,
        };
      }
      onChange();
    },
  };
}

function entryOf(payment: Payment, steps: readonly TestStep[], createdAt: number): Entry {
  const { action, due } = payment;
  const payable = action.type === 'transfer' || action.type === 'redirect';
  return { payment, offered: payable ? action : offeredAction(due), steps, createdAt };
}
