const NAME = 'coinslot_payment=';

/**
 * The payment that the address of the page names, or null. Only its id is read, of
 * `?coinslot_payment=pay_x?status=success` too: some providers glue to an address what they have
 * to say, and anybody can write it there.
 */
export function readReturnAddress(search: string): string | null {
  const value = partsOf(search).find((part) => part.startsWith(NAME));
  return /^pay_[\w-]+/.exec(value?.slice(NAME.length) ?? '')?.[0] ?? null;
}

/** The query without the payment and what is glued to it; the rest as it was, letter by letter. */
export function cleanReturnAddress(search: string): string {
  const rest = partsOf(search).filter((part) => !part.startsWith(NAME));
  return rest.length > 0 ? `?${rest.join('&')}` : '';
}

function partsOf(search: string): string[] {
  return search === '' ? [] : search.slice(1).split('&');
}
