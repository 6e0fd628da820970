import type * as published from '@coinslot/react';
import type {
  Appearance,
  AppearanceVariables,
  Checkout,
  CheckoutButton,
  CheckoutEvent,
  CheckoutModal,
  CheckoutParts,
  CheckoutProvider,
  CopyButton,
  ErrorNotice,
  LastChecked,
  Messages,
  MessagesOverride,
  MethodPicker,
  OpenChangeReason,
  Payment,
  PaymentAddress,
  PaymentAmount,
  PaymentCountdown,
  PaymentFields,
  PaymentNetwork,
  PaymentOption,
  PaymentProgress,
  PaymentQRCode,
  PaymentReceipt,
  PaymentReturn,
  PaymentStatus,
  PaymentStatusCode,
  paper,
  pop,
  RedirectNotice,
  UsePaymentResult,
  usePayment,
} from '@coinslot/react';
import type * as headless from '@coinslot/react/headless';
import type de from '@coinslot/react/locales/de';
import type { createTestCheckout, paymentFixture } from '@coinslot/react/testing';
import type { createCheckout } from '@coinslot/server';
import type {
  ComponentProps,
  ComponentRef,
  CSSProperties,
  ElementType,
  ForwardRefExoticComponent,
  HTMLAttributes,
  ReactElement,
  ReactNode,
  Ref,
} from 'react';
import { describe, expectTypeOf, it } from 'vitest';

/** What the outermost element takes. */
interface Common<E extends Element> {
  className: string;
  style: CSSProperties;
  ref: Ref<E>;
  id: string;
}
interface Shows<E extends Element> extends Common<E> {
  payment: UsePaymentResult;
}
/** Whether a component knows each of the props, as they are given. */
type Takes<
  C extends ElementType,
  Given extends object,
> = keyof Given extends keyof ComponentProps<C>
  ? Given extends Pick<ComponentProps<C>, keyof Given>
    ? true
    : false
  : false;

type Published = typeof published;
/** Each that is exported, by name. */
type Components = {
  [Name in keyof Published as Published[Name] extends ForwardRefExoticComponent<never>
    ? Name
    : never]: Published[Name] extends ElementType ? Published[Name] : never;
};
type Render = ReactElement | ((props: HTMLAttributes<HTMLElement>) => ReactElement);

describe('every component', () => {
  it('that there is takes a class, a style, a ref to its element, and what draws it instead', () => {
    type Lacking = {
      [Name in keyof Components]: Takes<
        Components[Name],
        Common<ComponentRef<Components[Name]> & Element> & { render: Render }
      > extends true
        ? never
        : Name;
    }[keyof Components];
    expectTypeOf<Lacking>().toEqualTypeOf<never>();
    expectTypeOf<'Checkout' | 'CheckoutButton' | 'CopyButton'>().toExtend<keyof Components>();
    expectTypeOf<'CheckoutProvider' | 'usePayment'>().not.toExtend<keyof Components>();
  });

  it('takes a class, a style, a ref to its element and what that takes; and a payment', () => {
    expectTypeOf<Takes<typeof Checkout, Shows<HTMLElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof CheckoutModal, Shows<HTMLDialogElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof ErrorNotice, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof LastChecked, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentAddress, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentAmount, Shows<HTMLSpanElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentCountdown, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentNetwork, Shows<HTMLSpanElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentProgress, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentQRCode, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentReceipt, Shows<HTMLDListElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentReturn, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentStatus, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof RedirectNotice, Shows<HTMLDivElement>>>().toEqualTypeOf<true>();
  });

  it('that shows no payment takes the same', () => {
    expectTypeOf<Takes<typeof CheckoutButton, Common<HTMLButtonElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof CopyButton, Common<HTMLButtonElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof MethodPicker, Common<HTMLFormElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof PaymentFields, Common<HTMLFormElement>>>().toEqualTypeOf<true>();
    expectTypeOf<Takes<typeof CopyButton, Shows<HTMLButtonElement>>>().toEqualTypeOf<false>();
    expectTypeOf<Takes<typeof CopyButton, Common<HTMLFormElement>>>().toEqualTypeOf<false>();
  });

  it('finds its payment in the card around it', () => {
    expectTypeOf<object>().toExtend<ComponentProps<typeof PaymentAddress>>();
    expectTypeOf<object>().toExtend<ComponentProps<typeof Checkout>>();
  });
});

describe('a card', () => {
  it('takes parts, or a function of its ready pieces, which it names', () => {
    type Children = ComponentProps<typeof Checkout>['children'];
    expectTypeOf<ReactNode>().toExtend<Children>();
    expectTypeOf<(parts: CheckoutParts) => ReactNode>().toExtend<Children>();
    expectTypeOf<(parts: { footer: ReactNode }) => ReactNode>().not.toExtend<Children>();
    expectTypeOf<ComponentProps<typeof CheckoutModal>['children']>().toEqualTypeOf<Children>();
    expectTypeOf<ComponentProps<typeof PaymentReturn>['children']>().toEqualTypeOf<Children>();
  });

  it('has parts that other elements draw', () => {
    type Render = ComponentProps<typeof PaymentStatus>['render'];
    expectTypeOf<ReactElement>().toExtend<Render>();
    expectTypeOf<(props: HTMLAttributes<HTMLElement>) => ReactElement>().toExtend<Render>();
    expectTypeOf<string>().not.toExtend<Render>();
  });
});

describe('CheckoutButton', () => {
  it('names an order, and never a price', () => {
    type Props = ComponentProps<typeof CheckoutButton>;
    expectTypeOf<Props['orderId']>().toBeString();
    expectTypeOf<{ provider: string }>().not.toExtend<Props>();
    expectTypeOf<Props>().not.toHaveProperty('amount');
  });
});

describe('CheckoutModal', () => {
  it('is told what opens and closes it, with a reason of a closed list', () => {
    type Props = ComponentProps<typeof CheckoutModal>;
    expectTypeOf<Props['open']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Props['defaultOpen']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<NonNullable<Props['onOpenChange']>>().parameters.toEqualTypeOf<
      [boolean, { reason: OpenChangeReason }]
    >();
    expectTypeOf<'clicked'>().not.toExtend<OpenChangeReason>();
  });
});

describe('MethodPicker and PaymentFields', () => {
  it('load what they need by the order, or take what the page has loaded', () => {
    type Picker = ComponentProps<typeof MethodPicker>;
    expectTypeOf<{ orderId: string }>().toExtend<Picker>();
    expectTypeOf<{ options: PaymentOption[]; onSelect(): void }>().toExtend<Picker>();
    expectTypeOf<{ options: PaymentOption[]; orderId: string }>().not.toExtend<Picker>();
    type Fields = ComponentProps<typeof PaymentFields>;
    expectTypeOf<{ orderId: string; asset: string }>().toExtend<Fields>();
    expectTypeOf<{ option: PaymentOption; onSubmit(): void }>().toExtend<Fields>();
    expectTypeOf<{ option: PaymentOption }>().not.toExtend<Fields>();
  });
});

describe('CheckoutProvider', () => {
  type Props = ComponentProps<typeof CheckoutProvider>;

  it('needs to know where the handler answers, and nothing else', () => {
    expectTypeOf<{ endpoint: string }>().toExtend<Props>();
    expectTypeOf<{ locale: string }>().not.toExtend<Props>();
    expectTypeOf<ComponentProps<typeof headless.CheckoutProvider>>().toEqualTypeOf<Props>();
  });

  it('takes one of two environments, and any language', () => {
    expectTypeOf<Props['environment']>().toEqualTypeOf<'sandbox' | 'production' | undefined>();
    expectTypeOf<Props['locale']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Props['countdown']>().toEqualTypeOf<
      'always' | 'last-5-minutes' | 'never' | undefined
    >();
  });
});

describe('the environment of a server', () => {
  it('has to be said', () => {
    type Options = Parameters<typeof createCheckout>[0];
    expectTypeOf<Options['environment']>().toEqualTypeOf<'sandbox' | 'production'>();
  });
});

describe('appearance', () => {
  it('knows its variables, and lets nobody colour the QR code', () => {
    expectTypeOf<{ theme: 'none'; density: 'compact' }>().toExtend<Appearance>();
    expectTypeOf<{ theme: 'black' }>().not.toExtend<Appearance>();
    expectTypeOf<AppearanceVariables>().toHaveProperty('colorPrimary');
    expectTypeOf<AppearanceVariables>().not.toHaveProperty('colorQr');
    expectTypeOf<typeof paper>().toExtend<Appearance>();
    expectTypeOf<typeof pop>().toExtend<Appearance>();
  });
});

describe('words of the merchant', () => {
  it('are any part of a pack, and nothing that no pack has', () => {
    const take = (_: MessagesOverride) => {};
    take({});
    take({ title: { paid: 'Order placed' }, send: 'Please send' });
    // @ts-expect-error There is no such word.
    take({ title: { payed: 'Order placed' } });
    // @ts-expect-error There is no such group.
    take({ titles: {} });
    // @ts-expect-error It is a group.
    take({ title: 'Order placed' });
    // @ts-expect-error It is a text.
    take({ send: { exactly: 'Please send' } });
  });

  it('are a pack, too, and every pack has every word', () => {
    expectTypeOf<typeof de>().toExtend<Messages>();
    expectTypeOf<typeof de>().toExtend<MessagesOverride>();
    expectTypeOf<Omit<Messages, 'send'>>().not.toExtend<Messages>();
  });
});

describe('an event', () => {
  it('is one of a closed list, which its type tells apart', () => {
    const event = {} as CheckoutEvent;
    if (event.type === 'status_change') {
      expectTypeOf(event.status).toEqualTypeOf<PaymentStatusCode>();
      expectTypeOf(event.previous).toEqualTypeOf<PaymentStatusCode | null>();
    }
    if (event.type === 'open_change') expectTypeOf(event.reason).toEqualTypeOf<OpenChangeReason>();
    if (event.type === 'copy') expectTypeOf(event.outcome).toEqualTypeOf<'copied' | 'denied'>();
    expectTypeOf<CheckoutEvent['type']>().toEqualTypeOf<
      | 'open_change'
      | 'create_start'
      | 'method_select'
      | 'fields_show'
      | 'status_change'
      | 'recover'
      | 'copy'
      | 'qr_change'
      | 'wallet_open'
      | 'error'
    >();
  });

  it('goes to analytics as docs/events.md says', () => {
    const sent: [name: string, facts: object][] = [];
    const gtag = (_: 'event', name: string, facts: object) => void sent.push([name, facts]);
    const onEvent = ({ type, ...facts }: CheckoutEvent) => gtag('event', `checkout_${type}`, facts);
    const purchase = (event: CheckoutEvent) => {
      if (event.type === 'status_change' && event.status === 'paid') {
        gtag('event', 'purchase', { transaction_id: event.paymentId });
      }
    };
    type OnEvent = NonNullable<ComponentProps<typeof CheckoutProvider>['onEvent']>;
    expectTypeOf(onEvent).toExtend<OnEvent>();
    expectTypeOf(purchase).toExtend<OnEvent>();
    expectTypeOf<'checkout_paid'>().not.toExtend<`checkout_${CheckoutEvent['type']}`>();
  });
});

describe('the prop getters', () => {
  it('fit the elements that they are for, and are null where there is nothing to send', () => {
    type Result = ReturnType<typeof usePayment>;
    type Getter =
      | 'getAddressProps'
      | 'getAmountProps'
      | 'getMemoProps'
      | 'getQrProps'
      | 'getRedirectProps';
    expectTypeOf<null>().toExtend<ReturnType<Result[Getter]>>();
    type Address = NonNullable<ReturnType<Result['getAddressProps']>>;
    expectTypeOf<Address>().toExtend<ComponentProps<'button'>>();
    expectTypeOf<Address>().toExtend<ComponentProps<'code'>>();
    expectTypeOf<Address>().toExtend<ComponentProps<'a'>>();
    expectTypeOf<Address['type']>().toEqualTypeOf<'button'>();
    type Memo = NonNullable<ReturnType<Result['getMemoProps']>>;
    expectTypeOf<Memo>().toEqualTypeOf<Address>();
    type Amount = NonNullable<ReturnType<Result['getAmountProps']>>;
    expectTypeOf<Amount>().toExtend<ComponentProps<'button'>>();
    type Redirect = NonNullable<ReturnType<Result['getRedirectProps']>>;
    expectTypeOf<Redirect>().toExtend<ComponentProps<'a'>>();
  });
});

describe('./testing', () => {
  it('stands where fetch stands, and moves payments to statuses that there are', () => {
    type Checkout = ReturnType<typeof createTestCheckout>;
    expectTypeOf<Checkout['fetch']>().toExtend<typeof fetch>();
    expectTypeOf<Checkout['set']>().parameter(0).toEqualTypeOf<PaymentStatusCode>();
    expectTypeOf<typeof paymentFixture>().returns.toEqualTypeOf<Payment>();
  });
});
