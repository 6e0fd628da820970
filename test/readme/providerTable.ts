import { PAYMENT_STATUSES, type UnderpaymentPolicy } from '@coinslot/core';
import type { CreatePaymentResponse, PaymentOption } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox, type SandboxProvider } from '@coinslot/sandbox';
import type { Provider } from '@coinslot/server';
import { createTestServer } from '@coinslot/server/testing';
import { type Setup, setupsOf } from './setups.ts';

/** What is seen of a provider: its facts, and one payment that was made with it. */
interface Seen extends Setup {
  readonly provider: Provider;
  readonly played: SandboxProvider;
  readonly options: readonly PaymentOption[];
  readonly payment: CreatePaymentResponse['payment'];
  /** Calls that the creation cost. */
  readonly calls: number;
}

const NONE = '–';
const TOO_LITTLE: Record<UnderpaymentPolicy, string> = {
  top_up: 'the rest can follow until the deadline',
  refund: 'is sent back',
  hosted: 'is settled on its page',
  review: 'you are asked',
};
/** Every provider has them. */
const COMMON: readonly string[] = ['created', 'awaiting_payment', 'paid'];
const PAYOUTS = ['createWithdrawal', 'transfer'];

const rows: Record<string, (seen: Seen) => string> = {
  'Takes prices in': ({ bare }) => bare.priceCurrencies.join(', ') || 'what you let it settle',
  'The shopper pays': ({ payment: { action } }) =>
    action.type === 'transfer' ? 'on your page' : 'on its page',
  'The asset is': ({ options }) => {
    const assets = options.map(({ asset }) => asset);
    const [asset] = assets;
    if (assets.length === 1 && asset) return `${asset.symbol} on ${asset.network}`;
    return assets.includes(null) ? 'chosen on its page, or on yours' : 'chosen on your page';
  },
  'Asks the shopper for': ({ options }) =>
    [
      ...(options.some(({ fields }) => fields.length > 0) ? ['what the route needs'] : []),
      ...(options.some(({ termsUrl }) => termsUrl) ? ['consent'] : []),
    ].join(', ') || NONE,
  'Sets a deadline': ({ payment }) => (payment.expiresAt ? 'yes' : 'no'),
  'Too little money': ({ provider }) => TOO_LITTLE[provider.underpayment],
  'Tells of': ({ provider }) => {
    const claims = new Set(Object.values(provider.statuses).map(({ claim }) => claim));
    const own = PAYMENT_STATUSES.filter((status) => claims.has(status) && !COMMON.includes(status));
    return own.map((status) => `\`${status}\``).join(', ');
  },
  'Its notices are': ({ provider }) =>
    provider.noticeTrust === 'signed' ? 'signed' : 'a reason to ask',
  'Learns where they go': ({ played }) =>
    played.callbackUrl === undefined ? 'with each payment' : 'in its dashboard',
  'A creation whose answer is lost': ({ provider, calls }) => {
    if (calls === 0) return 'none: nothing is asked';
    return provider.lookUp === 'none' ? 'has no look-up: pay anew at once' : 'is looked up';
  },
  '"I have paid" is': ({ provider }) => (provider.claimPaid ? 'passed on' : 'a reason to ask'),
  'One payment is asked for': ({ provider: { pace } }) =>
    `every ${(pace?.leastMs ?? 5000) / 1000} s at most`,
  'Late money is watched for': ({ provider }) => plural(provider.watchMs / 86_400_000, 'day'),
  'Its client pays out by': ({ client }) =>
    PAYOUTS.filter((call) => call in client)
      .map((call) => `\`${call}\``)
      .join(', ') || NONE,
};

/** The README's table of providers, from their own facts and a payment with each in the sandbox. */
export async function providerTable(): Promise<string> {
  const sandbox = createSandbox({
    clock: manualClock('2026-11-21T10:00:00Z'),
    seed: 'readme',
    deliver: async () => new Response(),
  });
  const setups = setupsOf(sandbox);
  const columns: Seen[][] = [];
  for (const played of sandbox.providers) {
    const setup = setups[played.id];
    const column: Seen[] = [];
    for (const provider of setup.providers) {
      const made = await makePayment(provider, sandbox);
      column.push({ ...setup, ...made, provider, played });
    }
    columns.push(column);
  }
  const heads = columns.map(([seen]) => `[${seen?.provider.name}](${seen?.provider.docs[0]})`);
  sandbox.close();
  return [
    ['', ...heads],
    ['---', ...heads.map(() => '---')],
    ...Object.entries(rows).map(([title, cell]) => [
      title,
      // An option may change it.
      ...columns.map((column) => [...new Set(column.map(cell))].join(', or ')),
    ]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

async function makePayment(provider: Provider, sandbox: Sandbox) {
  const server = createTestServer({
    providers: [provider],
    now: sandbox.now,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    orders: [{ id: '1', prices: [{ amount: '100', currency: provider.priceCurrencies[0] ?? '' }] }],
  });
  const post = async (path: string, body: object) => {
    const response = await server.fetch(`/api/checkout/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orderId: '1', ...body }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${provider.id}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const { options }: { options: PaymentOption[] } = await post('quotes', {});
  const before = sandbox.requests().length;
  const { asset, routeId } = options[0] ?? {};
  const choice = { asset: asset?.code, routeId, agreement: true };
  const { payment }: CreatePaymentResponse = await post('payments', choice);
  await server.checkout.close();
  return { options, payment, calls: sandbox.requests().length - before };
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
