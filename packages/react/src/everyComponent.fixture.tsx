import type { Payment } from '@coinslot/core';
import { type ComponentType, useEffect } from 'react';
import { usePayment } from './hooks/usePayment.ts';
import * as published from './index.ts';
import { optionFixture } from './testing/optionFixture.ts';
import { paymentFixture } from './testing/paymentFixture.ts';
import { renderWithCheckout } from './testing/renderWithCheckout.tsx';

type Any = Record<string, unknown>;

const isComponent = ([name, value]: [string, unknown]) =>
  /^[A-Z]/.test(name) && typeof value === 'object' && value !== null && '$$typeof' in value;

/** Every component that the package exports. */
export const components = Object.entries(published).filter(isComponent) as unknown as [
  string,
  ComponentType<Any>,
][];

const option = optionFixture();
const waiting = paymentFixture('awaiting_payment');
const { orderId } = waiting;

/** What a component needs besides a payment. */
const NEEDED: Record<string, Any> = {
  CheckoutButton: { orderId, children: 'Pay' },
  CheckoutModal: { defaultOpen: true },
  CopyButton: { value: '1042', label: 'Copy', copied: 'Copied' },
  MethodPicker: { orderId },
  PaymentFields: { option, onSubmit() {} },
};
/** Those that know their payment by the order, or by what is around them. */
const UNTOLD = /^(CheckoutButton|CopyButton|MethodPicker)$/;

const action = { type: 'redirect', url: 'https://pay.example/1042' } as const;
/** A payment that the component shows, where it shows nothing of one that waits. */
const SHOWN: Record<string, Payment> = {
  PaymentProgress: paymentFixture('confirming'),
  PaymentReceipt: paymentFixture('paid'),
  RedirectNotice: paymentFixture('awaiting_payment', { action, expiresAt: null }),
};

interface ShownProps {
  name: string;
  part: ComponentType<Any>;
  given: Any;
}

function Shown({ name, part: Part, given }: ShownProps) {
  const payment = usePayment();
  const { setPaymentIntent, start } = payment;
  useEffect(() => {
    if (name === 'ErrorNotice') start({ orderId }).catch(() => {});
    else setPaymentIntent({ payment: SHOWN[name] ?? waiting, clientSecret: 'secret' });
  }, [name, start, setPaymentIntent]);
  const part = <Part {...NEEDED[name]} {...(!UNTOLD.test(name) && { payment })} {...given} />;
  return name === 'CopyButton' ? (
    <published.Checkout payment={payment}>{part}</published.Checkout>
  ) : (
    part
  );
}

/** `PaymentQRCode` → `payment-qr-code`. */
export const kebab = (name: string) =>
  name.replace(/[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g, '$&-').toLowerCase();

interface ShownComponent {
  /** Its outermost element, if there is just one. */
  find(): HTMLElement | undefined;
  /** What that has to tell, soon. */
  told: { coinslot: string; status: string; provider?: string };
}

/** Renders a component, with a payment of which it has something to show. */
export async function showComponent(
  name: string,
  part: ComponentType<Any>,
  given: Any,
): Promise<ShownComponent> {
  const isError = name === 'ErrorNotice';
  const refuse = async () => Response.json({ error: { code: 'not_found' } }, { status: 404 });
  // Without an answer nothing changes.
  const fetch = isError ? refuse : () => new Promise<Response>(() => {});
  await renderWithCheckout(<Shown name={name} part={part} given={given} />, { fetch });
  const { status } = SHOWN[name] ?? waiting;
  const coinslot = kebab(name);
  return {
    find() {
      const found = document.querySelectorAll<HTMLElement>(`[data-coinslot="${coinslot}"]`);
      return found.length === 1 ? found[0] : undefined;
    },
    // That there is no payment is said of no provider.
    told: isError ? { coinslot, status: 'error' } : { coinslot, status, provider: 'example' },
  };
}
