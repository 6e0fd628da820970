import type { Operation, Shown } from './Operation.ts';

const by = (title: string): Shown => ({
  file: 'test/integration/operations.kryptoswap.test.ts',
  title,
});

const API = '/service/api/v1/public/exchanger';

/** @see https://www.kryptoswap.io/merchant-docs/ */
export const kryptoswap: readonly Operation[] = [
  {
    operation: 'public/exchanger/order/create',
    source: 'guide, "Crear una solicitud"',
    endpoint: `POST ${API}/order/create`,
    by: ['client.createOrder', 'provider.create'],
    tests: [
      by('is created with every parameter of the guide'),
      by('leads to the page, and asks for the order when an IPN comes'),
    ],
  },
  {
    operation: 'public/exchanger/order/create: amount',
    source: 'guide, "Crear una solicitud"; clients of the engine',
    endpoint: null,
    by: ['client.createOrder'],
    tests: [by('is made of what comes in, or of what shall come out')],
  },
  {
    operation: 'public/exchanger/order/create: agreement and fields',
    source: 'guide, "Crear una solicitud"; clients of the engine',
    endpoint: null,
    by: ['client.createOrder'],
    tests: [by('is refused without agreement, or with a value that does not fit')],
  },
  {
    operation: 'public/exchanger/order/create: what is agreed to',
    source: 'guide, "Crear una solicitud"; where the terms stand is not stated: on its site',
    endpoint: 'GET /',
    by: ['provider.quote'],
    tests: [by('names the terms that a shopper agrees to, where they can be read')],
  },
  {
    operation: 'clientCallbackUrl',
    source: 'guide, "Crear una solicitud"',
    endpoint: 'GET {clientCallbackUrl}?status=success',
    by: ['client.createOrder'],
    tests: [by('leads back from its page with ?status=success once it is paid')],
  },
  {
    operation: 'Requests of an account',
    source: 'guide: "su perfil"; clients of the engine',
    endpoint: null,
    by: ['signKryptoswapRequest'],
    tests: [
      by('is signed over its query and its body'),
      by('is refused with another secret, and needs none where no account is meant'),
    ],
  },
  {
    operation: 'IPN',
    source: 'guide, "IPN", "Ejemplo de IPN", "Verificación del importe del control"',
    endpoint: 'POST {ipnUrl}',
    by: ['verifyKryptoswapIpn', 'kryptoswapIpnHash', 'provider.parseNotice'],
    tests: [
      by('tells each status, with a hash by the order’s own secret'),
      by('leads to the page, and asks for the order when an IPN comes'),
    ],
  },
  {
    operation: 'IPN: sent once',
    source: 'guide, "IPN"',
    endpoint: 'POST {ipnUrl}',
    by: ['provider.parseNotice'],
    tests: [by('is sent once, whatever is answered')],
  },
  {
    operation: 'Control de pagos: by UID and secret',
    source: 'guide, "Control de pagos"; clients of the engine',
    endpoint: `GET ${API}/order/get`,
    by: ['client.getOrder', 'provider.read'],
    tests: [
      by('is asked for with its secret, and tells how it is paid'),
      by('leads to the page, and asks for the order when an IPN comes'),
    ],
  },
  {
    operation: '/payment/ page',
    source: 'guide, "Pago"',
    endpoint: 'GET /:lang/payment/:uid/:secret',
    by: ['client.paymentUrl'],
    tests: [by('has a page on which it is paid')],
  },
  {
    operation: '/order/ page',
    source: 'guide, "Pago"',
    endpoint: 'GET /:lang/order/:uid/:secret',
    by: ['client.orderUrl'],
    tests: [by('has the exchange’s own page, too')],
  },
  {
    operation: 'Payment data on the own site: from waitPayment to inProgress',
    source: 'guide, "Pago"; clients of the engine',
    endpoint: `PUT ${API}/order/update-status`,
    by: ['client.updateOrderStatus', 'provider.claimPaid'],
    tests: [
      by('is moved to inProgress by who has its secret, and not to done'),
      by('shows the payment data itself, and passes on "I have paid"'),
    ],
  },
  {
    operation: 'public/exchanger/route/get',
    source: 'clients of the engine',
    endpoint: `GET ${API}/route/get`,
    by: ['client.getRoutes'],
    tests: [by('are listed, also those of one currency')],
  },
  {
    operation: 'public/exchanger/route/get/one',
    source: 'clients of the engine',
    endpoint: `GET ${API}/route/get/one`,
    by: ['client.getRoute', 'provider.quote'],
    tests: [
      by('are told with their fields, limits and rate, by id'),
      by('offers its routes with what they ask for'),
    ],
  },
  {
    operation: 'public/exchanger/route/get/one/by-xml',
    source: 'clients of the engine',
    endpoint: `GET ${API}/route/get/one/by-xml`,
    by: ['client.getRoute'],
    tests: [by('are told by the codes of both currencies')],
  },
  {
    operation: 'public/exchanger/route/get/one/by-friendlyURL',
    source: 'clients of the engine',
    endpoint: `GET ${API}/route/get/one/by-friendlyURL`,
    by: ['client.getRoute'],
    tests: [by('are told by the address of their page')],
  },
  {
    operation: 'public/exchanger/route-v2/get',
    source: 'clients of the engine',
    endpoint: `GET ${API}/route-v2/get`,
    by: [],
    missing: 'For an exchange’s own front page; route/get has what a merchant needs of it.',
  },
  {
    operation: 'public/exchanger/order/get-lasts',
    source: 'clients of the engine',
    endpoint: `GET ${API}/order/get-lasts`,
    by: [],
    missing: 'The last orders of all customers, for an exchange’s own front page.',
  },
];
