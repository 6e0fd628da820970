// Imports every published entry of @coinslot/react in plain Node, as a server of a shop does, and
// renders every component of it in every status. Prints what came of it as JSON.
import { PAYMENT_STATUSES } from '@coinslot/core';
import * as headless from '@coinslot/react/headless';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const specifiers = process.argv.slice(2);
const entries = {};
for (const specifier of specifiers) entries[specifier] = Object.keys(await import(specifier));

const styled = await import('@coinslot/react');
const { FIXTURE_TIME, optionFixture, paymentFixture } = await import('@coinslot/react/testing');

const link = { type: 'redirect', url: 'https://pay.example/1042' };
const payments = [
  ...PAYMENT_STATUSES.map((status) => paymentFixture(status)),
  paymentFixture('awaiting_payment', { action: link, expiresAt: null }),
];
const option = optionFixture();
/** What a component needs besides a payment. */
const needed = {
  CheckoutButton: { orderId: '1042', children: 'Pay' },
  CopyButton: { value: '1042', label: 'Copy', copied: 'Copied' },
  MethodPicker: { options: [option], onSelect() {} },
  PaymentFields: { option, onSubmit() {} },
};

function provide({ CheckoutProvider }, children) {
  const fetch = () => {
    throw new Error('A server asks nobody while it renders.');
  };
  return renderToString(
    createElement(CheckoutProvider, { endpoint: '/api/checkout', fetch }, children),
  );
}

function Followed({ name, payment }) {
  const initial = { payment, serverTime: FIXTURE_TIME };
  const followed = styled.usePaymentStatus({ id: payment.id, clientSecret: 'never', initial });
  const props = needed[name] ?? { payment: followed };
  return createElement(styled[name], props);
}

const isComponent = (name) => /^[A-Z]/.test(name) && '$$typeof' in styled[name];
const rendered = Object.fromEntries(
  Object.keys(styled)
    .filter(isComponent)
    .map((name) => [
      name,
      payments.map((payment) => provide(styled, createElement(Followed, { name, payment }))),
    ]),
);

function Headless() {
  const { status } = headless.usePayment();
  return createElement('p', null, status);
}

const { window, document } = globalThis;
console.log(
  JSON.stringify({
    dom: [typeof window, typeof document],
    entries,
    rendered,
    headless: provide(headless, createElement(Headless)),
  }),
);
