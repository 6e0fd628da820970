import jsQR from 'jsqr';
import type { World } from './World.tsx';

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const ADDRESSES = /TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM|bc1qar0srrr7|0x52908400098527/;

/** What has to hold at every moment that can be painted. */
export function faultsNow({ payment }: World): string[] {
  const dialogs = all('dialog').length;
  const pills = all('[data-coinslot=resume-payment]').length;
  const faults: string[] = [];
  if (dialogs > 1) faults.push(`${dialogs} dialogs`);
  if (pills > 1) faults.push(`${pills} ways back`);
  if (dialogs > 0 && pills > 0) faults.push('a dialog and a way back');
  if (payable(payment.data) === null) {
    const asked = all('[data-coinslot=payment-address], [data-coinslot=payment-qr-code]');
    if (asked.length > 0) faults.push(`asks for money while it is ${payment.status}`);
    const said = all('dialog, main ~ section').find(({ textContent }) =>
      ADDRESSES.test(textContent),
    );
    if (said && !said.querySelector('form'))
      faults.push(`an address while it is ${payment.status}`);
  }
  return faults;
}

/** What has to hold once everything has come to rest. */
export function faultsAtRest(world: World): string[] {
  const { payment, open, wished } = world;
  const faults = faultsNow(world);
  const fault = (wrong: boolean, says: string) => {
    if (wrong) faults.push(says);
  };
  const dialog = document.querySelector('dialog');
  const pill = document.querySelector('[data-coinslot=resume-payment]');
  const focus = document.activeElement;
  const { overflow } = document.documentElement.style;

  fault(world.pressed && !open, 'a button was pressed, and nothing is open');
  fault(open !== (dialog !== null), `open by its events: ${open}, a dialog: ${dialog !== null}`);
  if (dialog) {
    fault(!dialog.matches(':modal'), 'the dialog is not modal');
    const gone = world.astray && focus === document.body;
    fault(
      !dialog.contains(focus) && !gone,
      `the focus is on ${nameOf(focus)}, outside of the dialog`,
    );
    fault(overflow !== 'hidden', 'the page scrolls behind the dialog');
    const title = document.getElementById(dialog.getAttribute('aria-labelledby') ?? '');
    fault(!title?.textContent, 'the dialog has no name');
    fault(!dialog.contains(title), 'the name of the dialog is elsewhere');
  } else {
    fault(overflow !== '', 'the page stays locked');
    const lost = focus === null || focus === document.body;
    const had = world.before?.isConnected && world.before !== document.body;
    fault(
      lost && had === true && !world.astray,
      `the focus was on ${nameOf(world.before)}, and is lost`,
    );
  }
  const aside = world.minimised && payment.status !== 'idle' && !dialog;
  fault(aside !== (pill !== null), `put aside: ${aside}, a way back: ${pill !== null}`);

  const ids = all('[id]').map(({ id }) => id);
  fault(new Set(ids).size < ids.length, 'two elements of one id');
  const alerts = all('[role=alert]').filter(({ textContent }) => textContent !== '');
  fault(alerts.length > (world.kind === 'inline' ? 2 : 1), `${alerts.length} alerts`);

  for (const card of all('dialog, main ~ section')) {
    const header = card.querySelector('[data-coinslot=checkout-header]')?.textContent;
    if (wished && header)
      fault(!header.includes(wished), `${wished} was asked for, shown: ${header}`);
    faults.push(...faultsOfMoney(world, card));
  }
  const live = new Map<string, number>();
  for (const { orderId, status, supersededBy } of world.checkout.payments()) {
    if (supersededBy !== null || /^(cancelled|failed|expired|refunded)$/.test(status)) continue;
    live.set(orderId, (live.get(orderId) ?? 0) + 1);
  }
  for (const [order, count] of live) fault(count > 1, `${count} live payments of ${order}`);
  return faults;
}

/** What a card says has to be sent is what the payment says. */
function faultsOfMoney({ payment }: World, card: HTMLElement): string[] {
  const action = payable(payment.data);
  const picking = card.querySelector('form');
  if (!action || picking) return [];
  const found = (selector: string) => card.querySelector(selector);
  const shown = [
    ['address', found('[data-coinslot=payment-address] [role=group]')?.ariaLabel, action.address],
    ['amount', found('[data-coinslot=copy-amount] bdi > span')?.textContent, action.amount],
    ['code', read(found('[data-coinslot=payment-qr-code] svg[role=img]')), action.address],
  ] as const;
  return shown.flatMap(([what, says, due]) => {
    const right = what === 'code' ? says?.includes(due) : says === due;
    return right ? [] : [`the ${what} is ${says}, due is ${due}`];
  });
}

const payable = (data: World['payment']['data']) => {
  if (!data || data.held || data.supersededBy !== null) return null;
  const open = /^(awaiting_payment|partially_paid)$/.test(data.status);
  return open && data.action.type === 'transfer' ? data.action : null;
};

/** What a code holds, by its shapes. */
function read(svg: Element | null): string | undefined {
  const [, shape] = svg?.querySelectorAll('path') ?? [];
  const size = Number(svg?.getAttribute('viewBox')?.split(' ')[2]);
  const scale = 4;
  const context = new OffscreenCanvas(size * scale, size * scale).getContext('2d');
  if (!shape || !context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size * scale, size * scale);
  context.fillStyle = '#000';
  context.scale(scale, scale);
  context.fill(new Path2D(shape.getAttribute('d') ?? ''));
  return jsQR(
    context.getImageData(0, 0, size * scale, size * scale).data,
    size * scale,
    size * scale,
  )?.data;
}

export function nameOf(element: Element | null): string {
  if (!element) return 'nothing';
  const text = element.textContent.slice(0, 20);
  return `<${element.localName} ${element.getAttribute('data-coinslot') ?? ''}> ${text}`;
}
