import type { Operation, Shown } from './Operation.ts';

const by = (title: string): Shown => ({
  file: 'test/integration/operations.kanga.test.ts',
  title,
});

/** @see https://support.kanga.exchange/guide/kanga-payment-gateway-api/ */
export const kanga: readonly Operation[] = [
  {
    operation: 'Authentication',
    source: 'guide, "Authentication"',
    endpoint: null,
    by: ['signKangaBody'],
    tests: [by('signs the bytes of every call')],
  },
  {
    operation: 'Nonce',
    source: 'guide, "Nonce"',
    endpoint: null,
    by: ['storeSequence', 'inMemorySequence'],
    tests: [by('numbers the calls upwards, also those of two servers with one store')],
  },
  {
    operation: 'GET PRICE ESTIMATE, at the URL of its sample call',
    source: 'guide, "GET PRICE ESTIMATE"',
    endpoint: 'POST /api/tpg/price/estimate',
    by: ['client.estimatePrice', 'provider.quote'],
    tests: [
      by('tells what an amount costs in each currency, at the URL of the sample call'),
      by('offers the gateway with its estimate'),
    ],
  },
  {
    operation: 'GET PRICE ESTIMATE, at the URL of its heading',
    source: 'guide, "GET PRICE ESTIMATE"',
    endpoint: 'POST /tpg/price/estimate',
    by: ['client.estimatePrice'],
    tests: [by('tells the same at the URL that stands above it')],
  },
  {
    operation: 'START PAYMENT',
    source: 'guide, "START PAYMENT"',
    endpoint: 'GET /tpg/payment/:apiKey',
    by: ['client.paymentUrl', 'provider.create'],
    tests: [
      by('opens a page of the amount, on which the payment comes to be'),
      by('leads to the page, past its e-mail step, and asks when a callback comes'),
    ],
  },
  {
    operation: 'START PAYMENT with email, paymentToken and forceCurrency',
    source: 'guide, "START PAYMENT"',
    endpoint: 'GET /tpg/payment/:apiKey',
    by: ['client.paymentUrl', 'client.createPaymentToken'],
    tests: [by('leads past the e-mail step with an e-mail and a token, to one currency')],
  },
  {
    operation: 'CALLBACK',
    source: 'guide, "CALLBACK"',
    endpoint: 'GET {CALLBACK_URL}?transactionKey={TRANSACTION_ID}',
    by: ['provider.parseNotice'],
    tests: [
      by('comes with the transactionKey when the state changes'),
      by('leads to the page, past its e-mail step, and asks when a callback comes'),
    ],
  },
  {
    operation: 'CALLBACK: repeated until it is answered with 200',
    source: 'guide, "CALLBACK"',
    endpoint: 'GET {CALLBACK_URL}?transactionKey={TRANSACTION_ID}',
    by: ['provider.parseNotice'],
    tests: [by('that gets no 200 comes again after 15 minutes, an hour and six hours')],
  },
  {
    operation: 'CREATE PAYMENT TOKEN',
    source: 'guide, "CREATE PAYMENT TOKEN"',
    endpoint: 'POST /api/v2/tpg/create/payment',
    by: ['client.createPaymentToken', 'provider.create'],
    tests: [
      by('answers with a token'),
      by('leads to the page, past its e-mail step, and asks when a callback comes'),
    ],
  },
  {
    operation: 'CHECK PAYMENT',
    source: 'guide, "CHECK PAYMENT"',
    endpoint: 'POST /api/v2/tpg/transaction',
    by: ['client.checkPayment', 'provider.read'],
    tests: [
      by('tells currency, amount and state'),
      by('leads to the page, past its e-mail step, and asks when a callback comes'),
    ],
  },
  {
    operation: 'CHECK PAYMENT: error response',
    source: 'guide, "CHECK PAYMENT"',
    endpoint: null,
    by: ['client.checkPayment'],
    tests: [by('refuses what it does not know (9001), and who it does not know (9000)')],
  },
  {
    operation: 'Testing',
    source: 'guide, "Testing"',
    endpoint: 'POST /api/v2/test',
    by: ['client.test'],
    tests: [by('answers the test call, with both parameters and the nonce of the sample')],
  },
];
