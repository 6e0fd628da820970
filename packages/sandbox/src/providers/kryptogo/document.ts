import type { DialectOf } from '../../dialect.ts';
import type { ProviderDocument } from '../../emulator.ts';

/**
 * The guide is "Payment Implementation Guide", the reference is the OpenAPI description below
 * `/docs/api/payment`, and the skill is a third party's description of the same API.
 */
export const document = {
  links: [
    'https://payment.kryptogo.com/docs/payment/implementation',
    'https://payment.kryptogo.com/docs/api/direct-api-integration',
    'https://payment.kryptogo.com/docs/api/payment-intents',
    'https://docs.kryptogo.com/docs/for-developers/api/payment-intents',
    'https://kryptogo.com/docs/api/payment',
    'https://skills.sh/paid-tw/skills/kryptogo-pay-query',
  ],
  date: '2026-11',
  dialects: {
    amountFields: {
      values: ['received_amount', 'received_crypto_amount'],
      source:
        'Guide: received_amount and aggregated_amount; the skill: received_crypto_amount and aggregated_crypto_amount',
    },
    amounts: {
      values: ['samples', 'shortest', 'padded'],
      source:
        'Samples: fiat "300.0", crypto "9.23" and "2.50"; no text states the format, nor that it stays as it was sent',
      inferred: true,
    },
    pendingCallback: {
      values: ['none', 'sent'],
      source:
        'Guide: a callback "for every status change"; the skill: pending is normally not sent',
    },
    errorStatus: {
      values: ['400', 'byKind', '200'],
      source:
        'Not stated; the sample reads `error.response.data` of a refused transfer, so it is not 2xx there. byKind: 401 for the credentials, 404 for an unknown intent, 400 for the rest',
      inferred: true,
    },
    list: {
      values: ['array', 'nested'],
      source:
        '"GET /payment/intents", with "optional filtering": neither parameters nor envelope are stated. array: `data` is the list; nested: `data.payment_intents`',
      inferred: true,
    },
    intentRest: {
      values: ['present', 'absent'],
      source:
        'The reference’s excerpt ends after refund_tx_hash: whether the intent has the other fields of its callback (received, aggregated and refund amount, order_data, callback_url, group_key) is not stated',
      inferred: true,
    },
    unset: {
      values: ['null', 'absent', 'zero'],
      source:
        'Reference: payment_tx_hash is a string or null; how the other fields are without a value is not stated. zero: "", 0 and "0"',
      inferred: true,
    },
    insufficient: {
      values: ['atOnce', 'atDeadline'],
      source:
        'Guide: "Received amount was too low, pending refund"; whether that is decided with the transfer or at the deadline is not stated',
      inferred: true,
    },
    refund: {
      values: ['byItself', 'byOperator'],
      source:
        'Guide: "pending refund", then "has been refunded"; who causes it, and when, is not stated',
      inferred: true,
    },
    overpayment: {
      values: ['success', 'ignored'],
      source:
        'No status tells of too much. success: it counts as "Payment received and confirmed", and the whole amount is told; ignored: the intent stays as it is',
      inferred: true,
    },
    latePayment: {
      values: ['ignored', 'success'],
      source: 'What becomes of money that arrives after the deadline is not stated',
      inferred: true,
    },
    retries: {
      values: ['none', 'thrice'],
      source: 'Not stated. thrice: after 10 seconds, a minute and five minutes more',
      inferred: true,
    },
    origin: {
      values: ['required', 'unchecked'],
      source:
        '"Direct API integration": Origin is required. A page cannot send one of its own choice: unchecked is for a sandbox that runs inside one',
    },
    openingBalance: {
      values: ['none', 'sample'],
      source: 'No document says what an account starts with. sample: 1000 USDT and 1000 USDC',
      inferred: true,
    },
  },
  inferred: [
    'The moves: pending to success, expired or insufficient_not_refunded, and from there to insufficient_refunded; no document has a table of them',
    'An intent stays pending while a transfer is under way, past the deadline too, and tells of the transfer only with its next status',
    'A transfer counts 7 seconds after it was seen: "status updates within 8 s" (the skill)',
    'One that is too small is sent back whole, ten minutes after its status; what comes after an intent’s end, or in another token, is not told of',
    'Rates stand still: 1 USDT for 1 USD or 32.51 TWD, rounded up to two places; 300 TWD make the reference’s 9.23',
    'aggregated_amount is what remains of the received amount after the 1 % fee (the skill), cut to two places: 2.53 make 2.50 in the guide’s sample; it is told with success alone',
    'fiat_amount is a plain decimal in a string; a number is refused',
    'The 1000 characters of order_data are those of JSON without spaces',
    'The code of a refusal that the documents give none for (a parameter, a missing Origin, an unknown path, a service that is down) is its HTTP status; messages but that of 4015 are the sandbox’s own',
    'X-Client-ID is looked at before X-STUDIO-API-KEY, and both before anything else; any Origin will do',
    'The list has every intent, newest first, and no parameter changes it',
    'GET /payment/intent/{id} answers as the creation does, and a creation with 200',
    'A callback goes out at once; "Respond with 200 OK" means that status alone; an intent without a callback_url has none',
    'The balance for transfers is what was aggregated less what was transferred; insufficient_amount is how much of the amount is missing',
    'A transfer takes no fee and is under way when its call is answered; only USDT and USDC on arb can be sent',
    'A transfer’s id is the organisation, the second and a count; tx_hash has the length of a real one',
    'The ids of accounts and keys have the length of the samples, or are the sandbox’s own',
    'An operator can call the callback URL without a reason, tell something else than was agreed or an unknown status',
  ],
} as const satisfies ProviderDocument;

export type KryptogoDialect = DialectOf<typeof document.dialects>;
