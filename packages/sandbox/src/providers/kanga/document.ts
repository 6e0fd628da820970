import type { DialectOf } from '../../dialect.ts';
import type { ProviderDocument } from '../../emulator.ts';

/** The guide is "Kanga Payment Gateway API"; the others are pages for payers and stores beside it. */
export const document = {
  links: [
    'https://support.kanga.exchange/guide/kanga-payment-gateway-api/',
    'https://support.kanga.exchange/guide/kanga-tpg-api/',
    'https://support.kanga.exchange/guide/canceling-a-transaction/',
    'https://support.kanga.exchange/pl/guide/niedoplata-nadplata/',
  ],
  date: '2026-11',
  dialects: {
    autoCancel: {
      values: ['on', 'off'],
      source:
        '"Canceling a Transaction": an on-chain transaction that is not fully paid within 24 hours is cancelled automatically. The guide: an on-chain payment "may take up to several days"',
    },
    equalNonce: {
      values: ['refused', 'accepted'],
      source: 'Guide, "Nonce": it "must increase with each call"; no text shows a repeated one',
      inferred: true,
    },
    failureStatus: {
      values: ['200', '400'],
      source:
        'The HTTP status of {"result":"fail"} is not stated; clients are known that look at `result` besides the status',
      inferred: true,
    },
    checkAmount: {
      values: ['asSent', 'shortest', 'padded'],
      source:
        'CHECK PAYMENT: "Payment amount", "0.01" in the sample; whether it is the text of the URL ("100.00"), the shortest form ("100") or has all places of its currency is not stated',
      inferred: true,
    },
    lateDeposit: {
      values: ['refunded', 'credited'],
      source: 'What happens to money that arrives after a cancellation is not stated',
      inferred: true,
    },
  },
  inferred: [
    'Callbacks are GET requests with no body, and the parameter is added to the query that the URL has; a store without a URL gets none',
    'A transaction comes to be as NEW when the page is opened, and no callback tells of that; choosing a currency makes it ACTIVE',
    'A transaction that exists stays what it is, whatever a later URL says of its currency and amount',
    'The order of the states: NEW, ACTIVE, PROCESSING, FINALIZING, FINALIZED; CANCELLING, CANCELED. Each of PROCESSING (once the money is there), FINALIZING and CANCELLING takes a second',
    'A transfer that is too small leaves the state as it is, ACTIVE; the last one makes it PROCESSING, and its confirmations FINALIZING',
    'The 24 hours begin when the payer asks for an address; a transaction that nobody chose a way for stays open',
    'One high-water mark of nonces for each key, over all calls; a call that is answered with 9001 has used its nonce, one that is answered with 9000 has not',
    'A nonce is a JSON number without a fraction, at most 2^53 - 1',
    'A body that is not JSON, an unknown appId and a missing signature are 9000; the test call fails without a code',
    'A signature is lower-case hex, as in the samples: upper case is refused',
    'A payment token stays valid; it belongs to the key, not to an order, and an unknown one leads to the e-mail step',
    'How the page looks is the sandbox’s own; documented are its parameters, the e-mail step, and payment with a Kanga account or on chain',
    'The e-mail step takes any address and sends nothing',
    'The price estimate wants POST with a JSON body; one that cannot be made is {"result":"fail"}',
    'Exchange rates stand still, and each currency has the mark-up of 3 % of the guide’s sample, itself included',
    'Settlement currencies oPLN, oUSD, oEUR, EMT, BTC; payment currencies BTC, ETH, USDT (TRON), EMT, oPLN (Ethereum)',
    'Another currency than the chosen one is refunded to a Kanga account of the payer, as a surplus is',
    'The payer can cancel as long as too little has arrived, and gets what has arrived on a Kanga account',
    'A page for a store, a currency or an amount that Kanga does not know answers with 404 or 400',
    'Confirmations: 20 on TRON; 12 and 2 on Ethereum and Bitcoin',
    'An operator can let a payment fail, call the callback URL without a reason, tell something else than was agreed or an unknown state',
    'Payments in fiat money are not played',
  ],
} as const satisfies ProviderDocument;

export type KangaDialect = DialectOf<typeof document.dialects>;
