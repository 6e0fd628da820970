import { type Asset, type NextAction, PAYMENT_STATUSES, type Payment } from '../payment.ts';

/**
 * Reads a payment off the wire, as {@link paymentSchema} does and a test holds it to, at a tenth
 * of what a browser would load for that. Unknown keys are dropped, so that an old bundle reads a
 * newer server; what does not fit is refused whole, as half an instruction is worse than none.
 *
 * @returns the payment, or the paths of what does not fit.
 * @example
 * const { payment, misfits } = readPayment(body.payment);
 * if (payment === null) report(misfits); // ['action.amount']
 */
export function readPayment(
  value: unknown,
): { payment: Payment; misfits: null } | { payment: null; misfits: string[] } {
  const misfits: string[] = [];
  const payment = readers(value, '', misfits);
  return misfits.length === 0 ? { payment, misfits: null } : { payment: null, misfits };
}

/** Gives the value with the type that it has, or adds `path` to the misfits. */
type Read<T> = (value: unknown, path: string, misfits: string[]) => T;

const check =
  <T>(fits: (value: unknown) => boolean): Read<T> =>
  (value, path, misfits) => {
    if (!fits(value)) misfits.push(path);
    return value as T;
  };

const text = check<string>((value) => typeof value === 'string');
const flag = check<boolean>((value) => typeof value === 'boolean');
const whole = check<number>(Number.isSafeInteger);
/** Plain and bounded: nothing payable is shown of a payment with any other. */
const amount = check<string>(
  (value) => typeof value === 'string' && /^\d{1,30}(\.\d{1,18})?$/.test(value),
);
const word = <T extends string>(...words: readonly T[]) =>
  check<T>((value) => words.includes(value as T));

const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, path, misfits) =>
    value === null ? null : read(value, path, misfits);

const listOf =
  <T>(read: Read<T>): Read<T[]> =>
  (value, path, misfits) => {
    if (Array.isArray(value)) {
      return value.map((item, index) => read(item, `${path}.${index}`, misfits));
    }
    misfits.push(path);
    return [];
  };

const fields =
  <T extends object>(of: { [Key in keyof T]-?: Read<T[Key]> }): Read<T> =>
  (value, path, misfits) => {
    const result: Partial<T> = {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const key of Object.keys(of) as (keyof T & string)[]) {
        const read = of[key](value[key as never], path ? `${path}.${key}` : key, misfits);
        if (read !== undefined) result[key] = read;
      }
    } else misfits.push(path);
    return result as T;
  };

const money = fields<Payment['price']>({ amount, currency: text });
const asset = fields<Asset>({
  code: text,
  symbol: text,
  network: orNull(text),
  contract: orNull(text),
  decimals: orNull(whole),
});

// The type decides which of these reads the whole, so that it is checked but once.
const type = word('transfer', 'redirect', 'wait', 'none') as Read<never>;
const bare = fields<{ type: NextAction['type'] }>({ type });
const actions = {
  transfer: fields<Extract<NextAction, { type: 'transfer' }>>({
    type,
    address: text,
    amount,
    asset,
    memo: (value, path, misfits) => (value === undefined ? value : text(value, path, misfits)),
  }),
  redirect: fields<Extract<NextAction, { type: 'redirect' }>>({ type, url: text }),
  wait: bare as Read<{ type: 'wait' }>,
  none: bare as Read<{ type: 'none' }>,
} satisfies { [Type in NextAction['type']]: Read<NextAction> };

const action: Read<NextAction> = (value, path, misfits) => {
  const before = misfits.length;
  const found = bare(value, path, misfits);
  return misfits.length === before ? actions[found.type](value, path, misfits) : { type: 'none' };
};

const readers = fields<Payment>({
  id: text,
  orderId: text,
  provider: text,
  providerName: text,
  underpayment: word('top_up', 'refund', 'hosted', 'review'),
  environment: word('sandbox', 'production'),
  description: orNull(text),
  status: word(...PAYMENT_STATUSES),
  amountStatus: word('none', 'under', 'exact', 'over'),
  late: flag,
  held: flag,
  price: money,
  due: orNull(fields<NonNullable<Payment['due']>>({ amount, asset })),
  received: orNull(amount),
  remaining: orNull(amount),
  excess: orNull(amount),
  action,
  confirmations: orNull(
    fields<NonNullable<Payment['confirmations']>>({ seen: whole, required: orNull(whole) }),
  ),
  transactions: listOf(
    fields<Payment['transactions'][number]>({
      hash: text,
      amount: orNull(amount),
      explorerUrl: orNull(text),
    }),
  ),
  refund: orNull(
    fields<NonNullable<Payment['refund']>>({ amount: orNull(amount), txHash: orNull(text) }),
  ),
  expiresAt: orNull(text),
  createdAt: text,
  updatedAt: text,
  supersededBy: orNull(text),
  version: check<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0),
});
