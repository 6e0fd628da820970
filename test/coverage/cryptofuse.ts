import type { Operation, Shown } from './Operation.ts';

const by = (title: string): Shown => ({
  file: 'test/integration/operations.cryptofuse.test.ts',
  title,
});

/** @see https://docs.cryptofuse.io/pl/guides/integration-guide */
export const cryptofuse: readonly Operation[] = [
  {
    operation: 'Request an access token',
    source: 'guide, "Authentication"',
    endpoint: 'POST /o/token/',
    by: [],
    tests: [
      by('fetches a token with the credentials in the form, and uses it until it is over'),
      by('is refused with wrong credentials'),
    ],
  },
  {
    operation: 'Request an access token, with HTTP Basic and no slash',
    source: 'reference, "oauth-token"',
    endpoint: 'POST /o/token',
    by: [],
    tests: [by('takes the reference’s path and HTTP Basic, too')],
  },
  {
    operation: 'Check Available Currencies',
    source: 'guide, "Payment Flow", step 1',
    endpoint: 'GET /currencies/',
    by: ['client.getCurrencies'],
    tests: [by('lists the currencies: codes alone, or with limits and USD')],
  },
  {
    operation: 'Check Exchange Rates',
    source: 'guide, "Payment Flow", step 2',
    endpoint: 'GET /rates/',
    by: ['client.getRate'],
    tests: [by('converts a price at the current rate, with the fee')],
  },
  {
    operation: 'Create Payment',
    source: 'guide, "Payment Flow", step 3',
    endpoint: 'POST /payments/',
    by: ['client.createPayment'],
    tests: [by('is created with every parameter of the guide')],
  },
  {
    operation: 'Display Payment Information',
    source: 'guide, "Payment Flow", step 4',
    endpoint: null,
    by: ['provider.create'],
    tests: [
      {
        file: 'test/e2e/pay.spec.ts',
        title: 'the QR code, the address shown, copied and stored are one',
      },
      {
        file: 'test/e2e/pay.spec.ts',
        title: 'the amount is copied as it is due, without a sign or a separator',
      },
    ],
  },
  {
    operation: 'Monitor Payment Status',
    source: 'guide, "Payment Flow", step 5',
    endpoint: 'POST /payments/status/',
    by: ['client.getPayment'],
    tests: [by('is asked for by its transaction_id')],
  },
  {
    operation: 'Read a payment by its path',
    source: 'reference, an older page',
    endpoint: 'GET /payments/:id/',
    by: [],
    missing: 'The newest page says that it does not exist; POST /payments/status/ has its answer.',
  },
  {
    operation: 'List payments',
    source: 'reference, "list-payments"',
    endpoint: 'GET /payments/',
    by: ['client.listPayments'],
    tests: [by('is found in the list by its order_id')],
  },
  {
    operation: 'Webhook Flow for Payments',
    source: 'guide, "Webhook Integration"',
    endpoint: 'POST {callback_url}',
    by: ['verifyCryptofuseWebhook'],
    tests: [by('is told of by signed webhooks: confirming, then completed')],
  },
  {
    operation: 'Special Cases: overpayment, partial payment, expired',
    source: 'guide, "Webhook Integration"',
    endpoint: 'POST {callback_url}',
    by: ['verifyCryptofuseWebhook'],
    tests: [by('is told of when it is too much, too little, or expired')],
  },
  {
    operation: 'Webhook Verification',
    source: 'guide, "Webhook Integration"',
    endpoint: 'POST {callback_url}',
    by: ['verifyCryptofuseWebhook'],
    tests: [by('is not believed to be paid where somebody else signed the webhook')],
  },
  {
    operation: 'Check Available Balance',
    source: 'guide, "Withdrawal Flow", step 1',
    endpoint: 'GET /user/balances/',
    by: ['client.getBalances'],
    tests: [by('is made of the balance')],
  },
  {
    operation: 'Validate Withdrawal Address',
    source: 'guide, "Withdrawal Flow", step 2',
    endpoint: 'POST /withdrawal/validate-address/',
    by: ['client.validateAddress'],
    tests: [by('goes to an address that was validated')],
  },
  {
    operation: 'Estimate Withdrawal (with fees)',
    source: 'guide, "Withdrawal Flow", step 3',
    endpoint: 'POST /withdrawal/estimate/',
    by: ['client.estimateWithdrawal'],
    tests: [by('is estimated with its fees, and nothing is made')],
  },
  {
    operation: 'Create Withdrawal',
    source: 'guide, "Withdrawal Flow", step 4',
    endpoint: 'POST /withdrawal/',
    by: ['client.createWithdrawal'],
    tests: [by('is created, and leaves the balance')],
  },
  {
    operation: 'Monitor Withdrawal Status',
    source: 'guide, "Withdrawal Flow", step 5',
    endpoint: 'POST {callback_url}',
    by: ['verifyCryptofuseWebhook', 'provider.parseNotice'],
    tests: [
      by('is told of by signed webhooks: processing, then completed'),
      {
        file: 'test/integration/withdrawals.test.ts',
        title: 'is checked, estimated, made, followed and told to the merchant',
      },
    ],
  },
  {
    operation: 'Read a withdrawal',
    source: 'reference, "get-withdrawal-status"',
    endpoint: 'POST /withdrawal/status/',
    by: ['client.getWithdrawal'],
    tests: [by('is asked for by its withdrawal_id')],
  },
  {
    operation: 'Read a withdrawal by its path',
    source: 'reference, "get-withdrawal"',
    endpoint: 'GET /withdrawal/:id/',
    by: [],
    missing: 'POST /withdrawal/status/ has the same answer, and keeps the id out of the address.',
  },
  {
    operation: 'List withdrawals',
    source: 'reference, "list-withdrawals"',
    endpoint: 'GET /withdrawal/',
    by: ['client.listWithdrawals'],
    tests: [by('is found in the list by its custom_id')],
  },
  {
    operation: 'E-commerce Integration',
    source: 'guide, "Common Integration Patterns"',
    endpoint: 'POST /payments/',
    by: ['provider.create', 'provider.parseNotice'],
    tests: [by('takes a payment, and believes the webhook')],
  },
  {
    operation: 'E-commerce Integration: check the status periodically',
    source: 'guide, "Payment Flow", step 5',
    endpoint: 'POST /payments/status/',
    by: ['provider.read'],
    tests: [by('asks for the payment where no webhook comes')],
  },
  {
    operation: 'Subscription Service: check the minimum amount',
    source: 'guide, "Common Integration Patterns"',
    endpoint: 'GET /payments/min-amount/',
    by: ['client.getMinAmount'],
    tests: [by('tells the least amount of a currency')],
  },
  {
    operation: 'Subscription Service: one order for each period',
    source: 'guide, "Common Integration Patterns"',
    endpoint: null,
    by: ['provider.create', 'provider.quote'],
    tests: [
      {
        file: 'test/integration/subscription.test.ts',
        title: 'renews by another payment for another period, at the price of that period',
      },
      {
        file: 'test/integration/subscription.test.ts',
        title:
          'says beforehand that a plan costs less than the minimum, by dollars and not by coins',
      },
    ],
  },
  {
    operation: 'Handling Multiple Currencies (getUserPaymentOptions)',
    source: 'guide, "Common Integration Patterns"',
    endpoint: 'GET /currencies/',
    by: ['provider.quote'],
    tests: [by('offers what a price in USD can be paid in')],
  },
  {
    operation: 'Payment Test Amounts (USD)',
    source: 'guide, "Testing with Testnet"',
    endpoint: null,
    by: ['testAmounts'],
    tests: [by('over the test amount of %s plays by itself')],
  },
  {
    operation: 'Error Handling',
    source: 'guide, "Best Practices"',
    endpoint: null,
    by: ['client.createPayment', 'client.createWithdrawal'],
    tests: [
      by('is refused with a code, and the fields that are wrong'),
      {
        file: 'test/integration/withdrawals.test.ts',
        title: 'is refused for what the account does not have, with the field, and not made',
      },
    ],
  },
  {
    operation: 'API Status',
    source: 'guide, "Support"',
    endpoint: 'GET /status/',
    by: ['client.getStatus'],
    tests: [by('tells whether the service is up')],
  },
  {
    operation: 'Configure the webhook of the account',
    source: 'reference, "user/webhooks"',
    endpoint: 'POST /user/webhooks/',
    by: ['client.setWebhook'],
    tests: [by('sets up where the account’s webhooks go')],
  },
  {
    operation: 'Everything of version 0.9',
    source: 'reference, pages of version 0.9 (deprecated)',
    endpoint: 'ALL /v0/*',
    by: [],
    tests: [by('of the deprecated version is refused as such')],
  },
];
