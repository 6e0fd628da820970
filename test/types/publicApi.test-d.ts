import type { Payment, PaymentStatus } from '@coinslot/core';
import {
  type CheckoutError,
  type UsePaymentResult,
  useCryptofusePayment,
  useKangaPayment,
  useKryptogoPayment,
  useKryptoswapPayment,
  usePayment,
  usePaymentOptions,
  usePaymentReturn,
  usePaymentStatus,
} from '@coinslot/react';
import { createCheckout, type Order, type PaymentRecord, type Provider } from '@coinslot/server';
import {
  type CryptofuseEvent,
  cryptofuse,
  verifyCryptofuseWebhook,
} from '@coinslot/server/cryptofuse';
import {
  type createKangaClient,
  inMemorySequence,
  type KangaSequence,
  kanga,
  storeSequence,
} from '@coinslot/server/kanga';
import { type createKryptogoClient, type KryptogoOrder, kryptogo } from '@coinslot/server/kryptogo';
import { type KryptoswapIpn, kryptoswap, verifyKryptoswapIpn } from '@coinslot/server/kryptoswap';
import { memoryStore } from '@coinslot/server/stores/memory';
import { describe, expectTypeOf, it } from 'vitest';

describe('the hook of a provider', () => {
  it('takes the order and the asset, and never a price', () => {
    type Params = Parameters<ReturnType<typeof useCryptofusePayment>['openPaymentModal']>[0];
    expectTypeOf<Params>().toHaveProperty('orderId');
    expectTypeOf<Params>().toHaveProperty('asset');
    expectTypeOf<Params>().not.toHaveProperty('amount');
    expectTypeOf<Params>().not.toHaveProperty('provider');
  });

  it('has one result for every provider', () => {
    expectTypeOf(useCryptofusePayment).returns.toExtend<UsePaymentResult<never>>();
    expectTypeOf(useKangaPayment).returns.toExtend<UsePaymentResult<never>>();
    expectTypeOf(useKryptogoPayment).returns.toExtend<UsePaymentResult<never>>();
    expectTypeOf(useKryptoswapPayment).returns.toExtend<UsePaymentResult<never>>();
    expectTypeOf(usePayment).returns.toExtend<UsePaymentResult>();
  });

  it('takes the parameters of a guide without an order, and an order without them', () => {
    const { openPaymentModal: open } = {} as ReturnType<typeof useKryptogoPayment>;
    const price = { fiat_amount: '100', fiat_currency: 'TWD' } as const;
    const more = { callback_url: 'https://a.example', order_data: { id: 7 }, group_key: 'a' };
    expectTypeOf(open).toBeCallableWith(price);
    expectTypeOf(open).toBeCallableWith({ ...price, ...more });
    expectTypeOf(open).toBeCallableWith({ ...price, orderId: '1042', asset: 'USDT' });
    expectTypeOf(open).toBeCallableWith({ orderId: '1042', params: { cart: '7' } });
    type Params = Parameters<typeof open>[0];
    expectTypeOf<{ fiat_amount: string }>().not.toExtend<Params>();
    expectTypeOf<{ fiat_amount: number; fiat_currency: 'TWD' }>().not.toExtend<Params>();
    expectTypeOf<{ fiat_amount: string; fiat_currency: 'EUR' }>().not.toExtend<Params>();
    expectTypeOf<{ asset: string }>().not.toExtend<Params>();
    expectTypeOf<Params>().not.toHaveProperty('provider');
  });

  it('takes what a provider asks of the shopper, by key or alone', () => {
    const { openPaymentModal: open } = {} as ReturnType<typeof useKryptoswapPayment>;
    expectTypeOf(open).toBeCallableWith({ orderId: '1042' });
    expectTypeOf(open).toBeCallableWith({
      orderId: '1042',
      routeId: '61',
      fields: { from: { card: '4276' }, route: { email: 'a@b.example' } },
      agreement: true,
    });
    expectTypeOf(open).toBeCallableWith({ orderId: '1042', fields: { from: '4276' } });
    type Params = Parameters<typeof open>[0];
    expectTypeOf<{ orderId: string; agreement: false }>().not.toExtend<Params>();
    expectTypeOf<{ routeId: string }>().not.toExtend<Params>();
    expectTypeOf<Params>().not.toHaveProperty('provider');
  });

  it('names the order everywhere else, but where ways to pay are asked for', () => {
    expectTypeOf<Parameters<ReturnType<typeof usePayment>['start']>[0]>()
      .toHaveProperty('orderId')
      .toBeString();
    expectTypeOf(usePaymentOptions).toBeCallableWith({ params: { cart: '7' } });
  });

  it('narrows the payment by the status', () => {
    const result = {} as ReturnType<typeof usePayment>;
    if (result.status === 'paid') expectTypeOf(result.data).toEqualTypeOf<Payment>();
    if (result.status === 'idle') expectTypeOf(result.data).toEqualTypeOf<null>();
    if (result.status === 'error') expectTypeOf(result.error).toEqualTypeOf<CheckoutError>();
    expectTypeOf(result.status).toEqualTypeOf<'idle' | 'creating' | 'error' | PaymentStatus>();
  });

  it('follows an existing payment by its id and secret alone', () => {
    expectTypeOf(usePaymentStatus).parameter(0).toExtend<{ id: string; clientSecret: string }>();
  });

  it('finds the payment that a page is come back to with or without its id', () => {
    expectTypeOf(usePaymentReturn).returns.toEqualTypeOf<UsePaymentResult>();
    expectTypeOf(usePaymentReturn).toBeCallableWith();
    expectTypeOf(usePaymentReturn).toBeCallableWith({ id: 'pay_1' });
  });
});

describe('createCheckout', () => {
  it('takes a secret straight from the environment', () => {
    expectTypeOf(createCheckout).parameter(0).toHaveProperty('secret');
    type Secret = Parameters<typeof createCheckout>[0]['secret'];
    expectTypeOf<string | undefined>().toExtend<Secret>();
    expectTypeOf<string[]>().toExtend<Secret>();
  });

  it('tells the merchant the record, and the browser only the payment', () => {
    type Event = Parameters<Parameters<typeof createCheckout>[0]['onPayment']>[0];
    expectTypeOf<Event['payment']>().toEqualTypeOf<PaymentRecord>();
    expectTypeOf<Payment>().not.toHaveProperty('review');
    expectTypeOf<Payment>().not.toHaveProperty('private');
  });

  it('resolves an order to prices as decimal strings, or to null', () => {
    type Resolve = Parameters<typeof createCheckout>[0]['resolveOrder'];
    expectTypeOf<Awaited<ReturnType<Resolve>>>().toEqualTypeOf<Order | null>();
    expectTypeOf<() => Order | null>().toExtend<Resolve>();
    expectTypeOf<Order['prices'][number]['amount']>().toBeString();
    expectTypeOf<{ kryptogo: KryptogoOrder }>().toExtend<Order['provider']>();
  });

  it('takes what the factories and the stores give', () => {
    expectTypeOf(cryptofuse).returns.toExtend<Provider>();
    expectTypeOf(kanga).returns.toExtend<Provider>();
    expectTypeOf(kryptogo).returns.toExtend<Provider>();
    expectTypeOf(kryptoswap).returns.toExtend<Provider>();
    expectTypeOf(memoryStore).returns.toExtend<Parameters<typeof createCheckout>[0]['store']>();
  });
});

describe('a verifier', () => {
  it('gives the event, never a boolean that a forgotten await would make true', () => {
    expectTypeOf(verifyCryptofuseWebhook).returns.resolves.toEqualTypeOf<CryptofuseEvent>();
    expectTypeOf(verifyCryptofuseWebhook).returns.resolves.not.toBeBoolean();
    expectTypeOf(verifyKryptoswapIpn).returns.resolves.toEqualTypeOf<KryptoswapIpn>();
  });
});

describe('a client that creates and pays out', () => {
  it('gives what has to be paid without a doubt, and what is read later with one', () => {
    type Client = ReturnType<typeof createKryptogoClient>;
    type Created = Awaited<ReturnType<Client['createPaymentIntent']>>;
    type Read = Awaited<ReturnType<Client['getPaymentIntent']>>;
    expectTypeOf<Created['payment_address']>().toBeString();
    expectTypeOf<Created['crypto_amount']>().toBeString();
    expectTypeOf<Read['received_amount']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Client['listPaymentIntents']>().returns.resolves.toBeUnknown();
    expectTypeOf<Client['transfer']>().parameter(0).toHaveProperty('amount').toBeString();
  });
});

describe('a client with numbered calls', () => {
  it('asks for the sequence by name: nothing counts in memory unless it is told to', () => {
    type Options = Parameters<typeof createKangaClient>[0];
    expectTypeOf<Options['sequence']>().toEqualTypeOf<KangaSequence>();
    expectTypeOf(inMemorySequence).returns.toEqualTypeOf<KangaSequence>();
    expectTypeOf(storeSequence).returns.toEqualTypeOf<KangaSequence>();
  });

  it('gives amounts as texts', () => {
    type Client = ReturnType<typeof createKangaClient>;
    expectTypeOf<Client['estimatePrice']>().returns.resolves.toEqualTypeOf<
      Record<string, string>
    >();
    expectTypeOf<Client['paymentUrl']>().returns.toBeString();
  });
});
