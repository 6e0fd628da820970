import type { DialectOf } from '../../dialect.ts';
import type { ProviderDocument } from '../../emulator.ts';

/** The guide is "Cryptofuse Integration Guide"; the reference is the set of pages beside it. */
export const document = {
  links: [
    'https://docs.cryptofuse.io/pl/guides/integration-guide',
    'https://cryptofuse-docs.pages.dev/guides/integration-guide',
    'https://docs.cryptofuse.io',
    'https://docs.cryptofuse.io/pl/guides/webhook-flow-guide',
    'https://docs.cryptofuse.io/pl/api-reference/withdrawals/create-withdrawal',
    'https://docs.cryptofuse.io/api-reference/withdrawals/get-withdrawal',
    'https://docs.cryptofuse.io/api-reference/user/balances',
    'https://docs.cryptofuse.io/api-reference/user/webhooks',
  ],
  date: '2026-11',
  dialects: {
    testAmounts: {
      values: ['on', 'off'],
      source: 'Guide, "Testing with Testnet": 123.45 … 678.90 USD play by themselves',
    },
    statusAmounts: {
      values: ['absent', 'present'],
      source:
        'POST /payments/status/: the newest reference has no paid amount; an older page adds payment_type and payment_history, the guide’s notices total_paid_amount',
    },
    listHistory: {
      values: ['present', 'absent'],
      source:
        'GET /payments/: a sample of an older generation has payment_history and payment_type; no newer page shows an entry',
    },
    readById: {
      values: ['off', 'on'],
      source: 'GET /payments/{id}/: on an older page; the newest says that it does not exist',
    },
    statuses: {
      values: ['guide', 'lifecycle'],
      source:
        'Guide: waiting, confirming, completed. Lifecycle page: pending, confirming, confirmed, completed',
    },
    partial: {
      values: ['partially_paid', 'partially_completed', 'completed'],
      source:
        'Guide: partially_paid. Flow guide: partially_completed, once expired. Guide on 345.67: "completes as partial payment"',
    },
    envelope: {
      values: ['guide', 'reference'],
      source:
        'Notices: the guide repeats id and status at the top; an older reference has only event, data and timestamp',
    },
    dataId: {
      values: ['same', 'other'],
      source: 'The guide’s "confirming" sample has another transaction_id in data than at the top',
    },
    specialFields: {
      values: ['data', 'top'],
      source:
        'The guide shows the fields of over- and underpayment without saying where they stand',
    },
    completedData: {
      values: ['full', 'sample'],
      source:
        'The guide’s "completed" sample has no blockchain, token, currency and address; "confirming" has',
    },
    overpayment: {
      values: ['credited', 'capped'],
      source: 'Guide: amount_limited and rejected_amount "if amount was capped"',
    },
    rates: {
      values: ['guide', 'reference'],
      source: 'estimated_amount is after the fee in the guide, before it in the newest reference',
    },
    token: {
      values: ['guide', 'reference'],
      source:
        'Guide: expires_in 36000 and scope. Reference: 3600 and issued_at. Both ways of sending the credentials are always taken',
    },
    errors: {
      values: ['nested', 'flat', 'detail'],
      source:
        'Newest: {error:{code,message,details}}; version 0.9: {error,message,request_id}; admin pages: {detail}',
    },
    errorWords: {
      values: ['reference', 'older'],
      source:
        'Newest: authentication_failed and permission_denied. Older pages: unauthorized and forbidden',
    },
    balances: {
      values: ['guide', 'reference', 'older'],
      source:
        'GET /user/balances/: amounts with their currency in the guide, plain ones in the newest reference, a list with wallets on an older page',
    },
    addressAnswer: {
      values: ['guide', 'reference', 'older'],
      source:
        'POST /withdrawal/validate-address/: the newest reference has type, token and error_message as well; an older page only what was asked for',
    },
    withdrawalAnswer: {
      values: ['guide', 'reference', 'older'],
      source:
        'POST /withdrawal/: fee in USD in the guide, in the currency in the newest reference; on an older page the id is called id, and the fees come on top of the amount',
    },
    withdrawalDetail: {
      values: ['reference', 'older'],
      source:
        'GET /withdrawal/{id}/ and the list: strings in the newest reference; numbers, status_history and error_message on an older page',
    },
    withdrawalAmount: {
      values: ['net', 'requested'],
      source:
        'amount of a withdrawal: after the fee in the guide; as requested in the newest sample, which has a fee too',
    },
    withdrawalStatuses: {
      values: ['guide', 'reference'],
      source:
        'Guide: pending, processing, completed. The list’s filter has approved, submitted and confirmed as well',
    },
    openingBalance: {
      values: ['none', 'sample'],
      source: 'Whether the account starts with the 1000 USDTTRC20 of the guide’s sample',
      inferred: true,
    },
    feePaidByUser: {
      values: ['false', 'true'],
      source:
        'is_fee_paid_by_user where it is not sent: the guide does not say; an older generation (price_amount) has true',
    },
    missingSlash: {
      values: ['redirect', 'notFound'],
      source: 'Paths end in a slash; Django redirects without it, and a POST loses its body',
      inferred: true,
    },
    createStatus: {
      values: ['201', '200'],
      source: 'The HTTP status of a created payment is not stated',
      inferred: true,
    },
    shortExpiry: {
      values: ['stays', 'expires'],
      source: 'Whether a partially_paid payment expires when its time is over is not stated',
      inferred: true,
    },
    lateDeposit: {
      values: ['credited', 'ignored'],
      source: 'What happens to money that arrives after the expiry is not stated',
      inferred: true,
    },
    wrongAsset: {
      values: ['reported', 'ignored'],
      source: 'What happens to another asset at the same address is not stated',
      inferred: true,
    },
    retries: {
      values: ['never', 'thrice'],
      source: 'Guide: notices "may be sent multiple times"; when and how often is not stated',
      inferred: true,
    },
  },
  inferred: [
    'OAuth errors have the bodies of RFC 6749, section 5.2; credentials that fit nothing are 401 invalid_client',
    'GET /status/ answers {"status":"ok"} and needs no token',
    'Reading needs the scope read, creating and setting up need write; a token requested without a scope gets both',
    'An amount outside the limits is 422 invalid_amount; a body that is not JSON is 400 invalid_request',
    'While the service is down each call is 503 service_unavailable; the reference has that code with 500',
    'A repeated order_id creates another payment; one that is missing is generated',
    'price_currency other than USD is 400 invalid_currency',
    'expiry_minutes goes from 1 to 1440',
    'Fee of 1 %; a fee paid by the user is added to what is due',
    'Dollar values after conversion are 99.5 % of the nominal ones, as in the guide’s samples',
    'An overpayment is capped at 20 % of what is due, which gives the guide’s sample',
    'Exchange rates stand still; TRX, USDTERC20 and USDCERC20 exist, and the limits of all but USDTTRC20',
    'Confirmations: 20 on TRON as in the guide’s sample; 12, 20 and 2 on Ethereum, Arbitrum and Bitcoin',
    'A deposit that is too small may be topped up before and after its confirmation',
    'A list entry has transaction_id, order_id, status, price and times beside the documented fields',
    'Test amounts: "immediately" is one second after the creation, "a few seconds" are five more; 567.89 expires and 678.90 fails after six seconds; 234.56 is seen after ten seconds',
    'A failed payment has lost its deposits',
    'Notice bodies have a space after commas and colons, as Python writes them',
    'A notice without a callback_url of its own goes to that of the account',
    'The set-up of that URL tells the first time the webhook secret that the account has already',
    'Withdrawal and deposit currencies are the same, with the same limits',
    'A confirmed deposit raises the balance by all of it that is accepted, less the fee of 1 %; until then it is pending',
    'A withdrawal leaves the balance when it is created, and comes back when it is rejected, cancelled or fails',
    'Network fees of withdrawals: 0.50 USD on TRON and 3.50 on Ethereum, as in two samples; 0.10 on Arbitrum, 2 on Bitcoin',
    'With final_amount the fees come on top, and requested_amount is what was asked for',
    'insufficient_balance has the HTTP status 400; an estimate does not look at the balance',
    'A withdrawal to what is no address of its network is 400 invalid_request; EVM addresses of one case need no checksum',
    'A withdrawal is processing after five minutes, as in the guide’s sample, and completed when its transfer is final',
    'Where all statuses are told: approved after one minute, submitted after six, confirmed just before completed',
    'Each move of a withdrawal is told; only a completed one tells other fields than the guide’s "processing"',
    'The account has one wallet and no sub-accounts; account_id is taken and told, and nothing more',
    'An operator can let a payment fail, forge a notice, tell something else than was agreed or an unknown status',
    'A network that takes its blocks back leaves the payment waiting, and no notice tells of it',
  ],
} as const satisfies ProviderDocument;

export type CryptofuseDialect = DialectOf<typeof document.dialects>;
