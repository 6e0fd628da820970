import type { Operation, Shown } from './Operation.ts';

const by = (title: string): Shown => ({
  file: 'test/integration/operations.kryptogo.test.ts',
  title,
});

const ofHook = (title: string): Shown => ({
  file: 'test/integration/kryptogoHook.test.ts',
  title,
});
const inBrowser = (title: string): Shown => ({
  file: 'test/browser/kryptogoGuide.test.tsx',
  title,
});

/** @see https://payment.kryptogo.com/docs/payment/implementation */
export const kryptogo: readonly Operation[] = [
  {
    operation: 'usePayment: basic usage',
    source: 'guide, "Creating Payment Intent"',
    endpoint: null,
    by: ['useKryptogoPayment'],
    tests: [
      inBrowser('take a payment for the order that the shop knows of'),
      inBrowser(
        'make one payment of a double click, of a second click, and of the page loaded anew',
      ),
      ofHook('gets the payment of the order that the merchant decides'),
    ],
  },
  {
    operation: 'usePayment: advanced usage',
    source: 'guide, "Creating Payment Intent"',
    endpoint: null,
    by: ['useKryptogoPayment'],
    tests: [
      inBrowser('tell the merchant all that they name, and KryptoGO nothing of it'),
      ofHook('reaches the merchant, and of it KryptoGO nothing'),
    ],
  },
  {
    operation: 'Create a payment intent',
    source: 'guide, "Creating Payment Intent"; reference, "payment-intents"',
    endpoint: 'POST /v1/studio/api/payment/intent',
    by: ['client.createPaymentIntent', 'provider.create'],
    tests: [
      by('is created with every parameter of the guide'),
      by('takes a payment, and asks for the intent when a callback comes'),
    ],
  },
  {
    operation: 'Create a payment intent: its limits',
    source: 'guide, "Note"; reference, "payment-intents"',
    endpoint: null,
    by: ['client.createPaymentIntent', 'useKryptogoPayment'],
    tests: [
      by('costs 0.01 at least, and carries no more than 1000 characters'),
      ofHook('is refused with %s, before anything is written (T13)'),
    ],
  },
  {
    operation: 'Authentication',
    source: 'reference, "direct-api-integration"',
    endpoint: null,
    by: ['client.createPaymentIntent'],
    tests: [by('is refused to who has another client id or key')],
  },
  {
    operation: 'Read a payment intent',
    source: 'reference, "payment-intents"',
    endpoint: 'GET /v1/studio/api/payment/intent/:id',
    by: ['client.getPaymentIntent', 'provider.read'],
    tests: [
      by('is asked for by its id'),
      by('takes a payment, and asks for the intent when a callback comes'),
    ],
  },
  {
    operation: 'List payment intents',
    source: 'reference, "payment-intents"',
    endpoint: 'GET /v1/studio/api/payment/intents',
    by: ['client.listPaymentIntents'],
    tests: [by('is in the list')],
  },
  {
    operation: 'What a payment is offered in',
    source: 'reference, "payment-intents" (symbol, payment_chain_id)',
    endpoint: null,
    by: ['provider.quote'],
    tests: [by('offers the token on Arbitrum')],
  },
  {
    operation: 'Handling Payment Callbacks: success',
    source: 'guide, "Handling Payment Callbacks", "Sample Callback Payload"',
    endpoint: 'POST {callback_url}',
    by: ['provider.parseNotice'],
    tests: [
      by('tells of success with what was received, and gives the order’s data back'),
      by('takes a payment, and asks for the intent when a callback comes'),
    ],
  },
  {
    operation: 'Handling Payment Callbacks: expired',
    source: 'guide, "Handling Payment Callbacks"',
    endpoint: 'POST {callback_url}',
    by: ['provider.parseNotice'],
    tests: [by('tells that the window closed without funds')],
  },
  {
    operation: 'Handling Payment Callbacks: insufficient_not_refunded, insufficient_refunded',
    source: 'guide, "Handling Payment Callbacks"',
    endpoint: 'POST {callback_url}',
    by: ['provider.parseNotice'],
    tests: [by('tells that too little came, and that it was sent back')],
  },
  {
    operation: 'Processing User Withdrawals',
    source: 'guide, "Processing User Withdrawals"',
    endpoint: 'POST /v1/studio/api/asset_pro/transfer',
    by: ['client.transfer'],
    tests: [
      by('sends tokens out, with the key alone'),
      by('whose answer is lost is not sent again'),
    ],
  },
  {
    operation: 'Transfer Response Error',
    source: 'guide, "Processing User Withdrawals"',
    endpoint: null,
    by: ['client.transfer'],
    tests: [by('is refused with what is missing (4015), and nothing is sent')],
  },
];
