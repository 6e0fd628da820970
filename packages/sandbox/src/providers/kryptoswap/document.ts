import type { DialectOf } from '../../dialect.ts';
import type { ProviderDocument } from '../../emulator.ts';

/**
 * The guide is Kryptoswap's "merchant docs"; the same text stands in the manual of BoxExchanger,
 * whose engine it runs on. What the calls look like is known from public clients of that engine.
 */
export const document = {
  links: [
    'https://www.kryptoswap.io/merchant-docs/',
    'https://manual-en.boxexchanger.net/for-developers-done/processing-platezhei-api',
  ],
  date: '2026-11',
  dialects: {
    createAmounts: {
      values: ['data', 'route'],
      source:
        'order/create: clients of the engine read inAmount and outAmount beside uid and secret; others inside `route`, with status and expiresAt',
    },
    fieldRule: {
      values: ['regexp', 'regex'],
      source:
        'A field of a route: {_id, name, placeholder, regexp, regexp_error, required} in one client, {regex, type, min, max, options} in another',
    },
    limits: {
      values: ['strings', 'numbers'],
      source: 'A route: min, max and rate.amount are seen as texts and as numbers',
    },
    envelope: {
      values: ['data', 'result'],
      source: 'Answers carry `data`; some old methods `result`, and which ones is not stated',
    },
    verifications: {
      values: ['object', 'array'],
      source: 'order/get: an object in the front end, a list in the typed client',
    },
    orderAmounts: {
      values: ['numbers', 'strings'],
      source: 'order/create and order/get: whether amounts are numbers or texts is not stated',
      inferred: true,
    },
    texts: {
      values: ['packed', 'plain'],
      source:
        'Texts in several languages are packed as ##en##…##ru##…##; whether `lang` unpacks them is not stated',
      inferred: true,
    },
    failureStatus: {
      values: ['200', '400'],
      source: 'The HTTP status of {"success":false} is not stated',
      inferred: true,
    },
    refusedStatus: {
      values: ['401', '200'],
      source: 'The HTTP status of a call whose key or hash is wrong is not stated',
      inferred: true,
    },
    captcha: {
      values: ['off', 'anonymous'],
      source:
        'order/create has a `captcha`, and a code for one that failed; when it is asked for is not stated',
      inferred: true,
    },
    firstStatus: {
      values: ['new', 'waitPayment'],
      source:
        'What moves an order from `new` to `waitPayment` is not stated; the pages have a step of confirmation, and order/create has skipPreview',
      inferred: true,
    },
    ipnHash: {
      values: ['body', 'header', 'absent'],
      source:
        'The guide tells how the hash of a notice is made, and not where it travels: here as the field `hash`, as the header `hash`, or not at all',
      inferred: true,
    },
    ipnToValues: {
      values: ['indexed', 'json'],
      source:
        'toValues is a list in a form: toValues[0][key]=…, as order/create writes it, or one JSON text',
      inferred: true,
    },
    underpayment: {
      values: ['hold', 'waits'],
      source: 'What becomes of an order that was paid in part is not stated',
      inferred: true,
    },
    lateDeposit: {
      values: ['returned', 'accepted'],
      source: 'What becomes of money that arrives for a deleted order is not stated',
      inferred: true,
    },
    returnStatus: {
      values: ['added', 'literal'],
      source:
        'clientCallbackUrl "?status=success": what happens to a URL that has a query already is not stated',
      inferred: true,
    },
  },
  inferred: [
    'The methods are below /service/api/v1/ of the site, as at two other sites of the engine',
    'Public methods take the signature of the account’s own; a call with one of its headers must have both and a `time`, which is compared with no clock. Somebody who signs wrong is refused',
    'A signed call needs no captcha, and any text passes for one that was solved',
    'order/create takes a form with the guide’s bracket names, and JSON with lists',
    'A failure carries a code only where one is known: 6231546409213868, 5001670807585394, 1601588666628861',
    'A missing field of a route fails as one that does not fit its regular expression; a key that the route does not have is refused, and so is an amount with more places than its currency',
    'Of an amount wanted (below zero) the payer’s is rounded up, and of an amount paid the other is rounded down',
    'The order is worth the same amounts for as long as it lives; orderTTL are minutes, after which an order without money is `deleted`',
    'An order comes to be as `new`, with skipPreview as `waitPayment`; the page of the payment, or its confirmation, moves it on. The payment data are there from the beginning',
    'No notice tells of the creation',
    'The order of the statuses: new, waitPayment, inProgress (a transfer is seen, or the payer says so), inProgressPayout (it is confirmed), and after five seconds done',
    'An order with too little, or with another currency, is on `hold` once that is confirmed; the rest lets it go on',
    'A surplus changes nothing',
    'An operator can return whatever has arrived, even when the order is done',
    'update-status takes any status but inProgressPayout, done and hold, and answers with empty data',
    'hideOutData keeps toValues out of order/get and off the pages; notices carry them',
    'The header `Lang` asks for a language where the parameter `lang` does not',
    'A list of the query is written as name[], name[0] or by repeating the name',
    'order/get tells the same with either `type`; get-lasts lists what is done with its amounts and currencies',
    'The button back to the shop is shown for done (success) and for errorPayment, returned and deleted (error)',
    'A notice without an ipnSecret has no hash',
    'How the pages look is the sandbox’s own; they speak English whatever the language of their path, and the site itself has a page of terms that says none',
    'The card of the route from CARDUAH belongs to no bank, and its money arrives like a transfer of two confirmations',
    'Identity verification is asked for from 1000 USD on, and only on the route from CARDUAH; nobody can pass it',
    'Currencies BTC, ETH, USDTTRC20 and CARDUAH with rates that stand still. Confirmations: 20 on TRON, 12 and 2 on Ethereum and Bitcoin',
    'An operator can let a payment or a payout fail, return or accept money, tell something else than was agreed or an unknown status',
    'Files, favourites, identity checks and the calls below user/ are not played: the guide has none of them',
  ],
} as const satisfies ProviderDocument;

export type KryptoswapDialect = DialectOf<typeof document.dialects>;
