/**
 * Numbers the signed calls of one API key: draws a nonce that is greater than every one before and
 * at least `atLeast` (ms since 1970), runs `call` with it, and draws no other before `call` has
 * settled. Calls that overtake each other on the way would be refused.
 */
export type KangaSequence = <T>(atLeast: number, call: (nonce: number) => Promise<T>) => Promise<T>;
