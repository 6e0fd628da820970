declare global {
  /** Leaves the page as it was before the last click, for the next one. */
  var nextRound: () => void;
}

/** An address as wallets scan it, of the length that is usual. */
export const ADDRESS = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';

/** Every page asks the same server for the same payment. */
export const ENDPOINT = '/api/checkout';

/** Each visit orders something else: nobody is shown the payment of another page. */
export const VISIT = crypto.randomUUID();
