import { CheckoutError, type PaymentRecord } from '@coinslot/core';

/** Two payments with one reference could not be told apart when a notice comes. */
export function referenceTaken({ id, provider }: PaymentRecord): CheckoutError {
  return new CheckoutError(
    'invalid_payment',
    `${provider} gave ${id} a reference that another payment has already, so nothing was written: a notice could not tell the two apart. Ask the provider which of them the reference belongs to.`,
    { provider },
  );
}

export function paymentExists({ id }: PaymentRecord): CheckoutError {
  return new CheckoutError(
    'internal_error',
    `A payment with the id ${id} is stored already, so it was not reserved again. Ids are random: check the source of randomness.`,
  );
}
