import { TEST_MOVES } from '@coinslot/react/testing';
import { pressAt, pressElement, pressKey } from './press.ts';
import { ORDERS } from './Shop.tsx';
import type { World } from './World.tsx';

/** `pick` chooses among what there is. Not awaited: what is sent to the browser comes later. */
type Move = (world: World, pick: number) => unknown;

const all = <E extends HTMLElement>(selector: string) => [
  ...document.querySelectorAll<E>(selector),
];
const among = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length];
const CARD = ['dialog[open]', 'main ~ section'];
const within = (selector: string) => all(CARD.map((card) => `${card} ${selector}`).join());

const openers = () => all('[data-order]');
const controls = () =>
  within(':is(button, a[href], input, select, summary)').filter(
    (one) => !one.matches('[data-coinslot=checkout-header] *'),
  );

/** As a script does, with the focus that a mouse would have brought. */
function click(element: HTMLElement | undefined): void {
  element?.focus();
  element?.click();
}

const ORDER_PARAMS = [{}, { asset: 'BTC' }, { asset: 'ETH' }, { asset: 'USDTTRC20' }];

export const MOVES = {
  opener: (_, pick) => click(among(openers(), pick)),
  'opener without focus': (_, pick) => among(openers(), pick)?.click(),
  'opener by Enter': (_, pick) => {
    among(openers(), pick)?.focus();
    return pressKey('Enter');
  },
  'opener by mouse': (_, pick) => {
    const opener = among(openers(), pick);
    return opener && pressElement(opener);
  },
  'opener by double click': (_, pick) => {
    const opener = among(openers(), pick);
    return opener && pressElement(opener, 2);
  },
  'opener twice': (_, pick) => {
    click(among(openers(), pick));
    click(among(openers(), pick));
  },
  /** As whoever presses it the moment a dialog gives the focus back. */
  'opener when it gets the focus': (world, pick) => {
    const press = ({ target }: Event) => queueMicrotask(() => (target as HTMLElement).click());
    const when = { once: true, signal: world.eager.signal };
    for (const opener of openers()) opener.addEventListener('focus', press, when);
    return pick % 2 ? pressKey('Escape') : pressAt(3, 3);
  },
  escape: () => pressKey('Escape'),
  'escape twice': () => Promise.all([pressKey('Escape'), pressKey('Escape')]),
  enter: () => pressKey('Enter'),
  tab: () => pressKey('Tab'),
  'tab back': () => pressKey('Tab', 8),
  backdrop: () => pressAt(3, 3),
  'backdrop by double click': () => pressAt(3, 3, 2),
  close: () => click(within('[data-coinslot=checkout-header] button')[0]),
  'close by mouse': () => {
    const [button] = within('[data-coinslot=checkout-header] button');
    return button && pressElement(button);
  },
  resume: () => click(all('[data-coinslot=resume-payment]')[0]),
  'resume by mouse': () => {
    const [pill] = all('[data-coinslot=resume-payment]');
    return pill && pressElement(pill);
  },
  control: (_, pick) => click(among(controls(), pick)),
  'control by mouse': (_, pick) => {
    const control = among(controls(), pick);
    return control && pressElement(control);
  },
  'go on': () => click(within('form [type=submit]')[0]),
  'fill in': () => {
    for (const field of within('form input') as HTMLInputElement[]) {
      if (field.type === 'checkbox' && !field.checked) field.click();
      if (field.type !== 'text') continue;
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(field, '0x52908400098527886E0F7030069857D2E4169EE7');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  },
  copy: (_, pick) => click(among(within('[data-coinslot=copy-button]'), pick)),
  'check now': () => click(within('[data-coinslot=last-checked] button')[0]),
  action: (_, pick) => click(among(within('[data-coinslot=payment-actions] button'), pick)),

  'page opens': (world, pick) => {
    const orderId = ORDERS[pick % 3] ?? '1042';
    if (world.kind !== 'inline') {
      world.wished = orderId;
      void world.payment.openPaymentModal({ orderId, ...among(ORDER_PARAMS, pick) });
    }
  },
  'page starts': (world, pick) => {
    const orderId = ORDERS[pick % 3] ?? '1042';
    world.wished = orderId;
    world.payment.start({ orderId, ...among(ORDER_PARAMS, pick) }).catch(() => {});
  },
  'page closes': (world) => {
    world.pressed = false;
    world.payment.closePaymentModal();
  },
  'page resets': (world) => {
    world.wished = null;
    world.pressed = false;
    world.payment.reset();
  },
  'page closes and opens': (world) => {
    world.payment.closePaymentModal();
    if (world.kind === 'inline') return;
    const orderId = world.wished ?? '1042';
    world.wished = orderId;
    void world.payment.openPaymentModal({ orderId });
  },
  'page shows a payment': (world, pick) => {
    const payment = among(world.checkout.payments(), pick);
    if (!payment) return;
    world.wished = payment.orderId;
    world.payment.setPaymentIntent(world.checkout.intent(payment.id));
  },
  'page asks': (world) => void world.payment.refresh(),
  'page believes': (world) => void world.payment.confirmPaid(),

  locale: (world, pick) => world.change({ locale: among(['en', 'pl', 'ar', 'ja'], pick) ?? 'en' }),
  theme: (world, pick) =>
    world.change({
      theme: among(['auto', 'light', 'dark'] as const, pick) ?? 'auto',
      color: among(['#0a7', '#70a', '#a07'], pick) ?? '#0a7',
    }),
  'name of the shop': (world, pick) => world.change({ merchantName: `Cup & Co ${pick}` }),
  'opener comes or goes': (world, pick) => world.change({ opener: pick % 2 === 0 }),
  'own modal comes or goes': (world, pick) => world.change({ host: pick % 2 === 0 }),

  'money moves': (world, pick) => {
    const payment = among(world.checkout.payments(), pick);
    const able = TEST_MOVES.filter((move) => payment && world.checkout.can(move, payment.id));
    const move = among(able, pick);
    if (payment && move) world.checkout.play(move, payment.id);
  },
  'shop looks': (world, pick) => {
    const payment = among(world.checkout.payments(), pick);
    if (payment) world.checkout.set(payment.status, { id: payment.id, held: pick % 2 === 0 });
  },
  'network fails': (world, pick) => world.checkout.fail('network', 1 + (pick % 4)),
  'server fails': (world, pick) =>
    world.checkout.fail({ status: among([500, 503, 404, 401], pick) ?? 500 }, 1 + (pick % 3)),
  'server is busy': (world) => world.checkout.fail({ status: 429, retryAfter: '1' }),
  'server refuses': (world) => world.checkout.fail({ status: 422, code: 'amount_too_large' }),
  'server recovers': (world) => world.checkout.recover(),
  'answers come': (world, pick) => {
    world.latency = among([null, 0, 5, 40, 400], pick) ?? null;
  },

  'page is hidden': () => show('hidden'),
  'page is shown': () => show('visible'),
  'network signal': (_, pick) =>
    window.dispatchEvent(new Event(among(['online', 'offline', 'focus', 'pageshow'], pick) ?? '')),
  clipboard: (_, pick) => {
    const refused = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    const later = () => new Promise<void>((resolve) => setTimeout(resolve, 30));
    const writeText = among([() => Promise.resolve(), refused, later], pick);
    const value = pick % 7 === 0 ? undefined : { writeText };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value });
  },
} satisfies Record<string, Move>;

export type MoveName = keyof typeof MOVES;

function show(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}
