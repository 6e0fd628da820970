/** Calls a function of the merchant's that must never decide about a payment, now or later. */
export function quietly(call: () => unknown): void {
  try {
    Promise.resolve(call()).catch(() => {});
  } catch {
    // Whatever it was: the payment goes on.
  }
}
