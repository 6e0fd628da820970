import { CheckoutError } from '@coinslot/core';
import type { PaymentOption } from '@coinslot/core/wire';

/**
 * Reads the answer of `POST quotes`. A way to pay that does not fit is left out: the others can be
 * used. Unknown keys are dropped, so that an old bundle reads a newer server.
 *
 * @throws {CheckoutError} `invalid_response`
 */
export function readOptions(body: unknown): PaymentOption[] {
  const options = (body as { options?: unknown } | null)?.options;
  if (!Array.isArray(options)) {
    throw new CheckoutError(
      'invalid_response',
      'The answer holds no ways to pay. Deploy server and page in one version.',
    );
  }
  return options.flatMap((option) => {
    const read = readOption(option);
    return read === undefined ? [] : [read as PaymentOption];
  });
}

/** Gives the value as it fits, or undefined. */
type Read = (value: unknown) => unknown;

const when =
  (fits: (value: unknown) => boolean): Read =>
  (value) =>
    fits(value) ? value : undefined;

const text = when((value) => typeof value === 'string');
const name = when((value) => typeof value === 'string' && value !== '');
/** Never a number: it would have lost digits. */
const amount = when((value) => typeof value === 'string' && /^\d{1,30}(\.\d{1,18})?$/.test(value));

const orNull =
  (read: Read): Read =>
  (value) =>
    value === null ? null : read(value);

const listOf =
  (read: Read): Read =>
  (value) => {
    const items = Array.isArray(value) ? value.map(read) : [undefined];
    return items.includes(undefined) ? undefined : items;
  };

const object =
  (required: Record<string, Read>, optional: Record<string, Read> = {}): Read =>
  (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const given = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const [key, read] of Object.entries({ ...required, ...optional })) {
      if (given[key] === undefined && key in optional) continue;
      result[key] = read(given[key]);
      if (result[key] === undefined) return undefined;
    }
    return result;
  };

const readOption = object(
  {
    provider: name,
    providerName: name,
    asset: orNull(
      object({
        code: name,
        symbol: name,
        network: orNull(text),
        contract: orNull(text),
        decimals: orNull(when(Number.isSafeInteger)),
      }),
    ),
    price: orNull(object({ amount, currency: text })),
    approximate: orNull(amount),
    minimum: orNull(amount),
    maximum: orNull(amount),
    fields: listOf(
      object({
        key: name,
        label: text,
        placeholder: orNull(text),
        pattern: orNull(text),
        patternError: orNull(text),
        required: when((value) => typeof value === 'boolean'),
        place: text,
      }),
    ),
    termsUrl: orNull(text),
    unavailable: orNull(text),
  },
  { name: text, routeId: text },
);
