import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { CreatePaymentResponse } from '@coinslot/core/wire';
import { createSandbox, manualClock, type Sandbox } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import type { Checkout, Order, PaymentEvent, PaymentRecord, Provider } from '@coinslot/server';
import { type NodeHandler, toNodeHandler } from '@coinslot/server/node';
import { sqliteStore } from '@coinslot/server/stores/sqlite';
import { createTestServer } from '@coinslot/server/testing';
import { expect } from 'vitest';
import type { Call, ProviderSubject } from './ProviderSubject.ts';

export interface Shop {
  sandbox: Sandbox;
  provider: Provider;
  checkout: Checkout;
  /** Where the provider's notices go that name no payment in their path. */
  callbackUrl: string;
  events: PaymentEvent[];
  /** What the merchant was told, without `created` and the steps that lead to an end. */
  told(): string[];
  /** How often the merchant shipped. */
  shipped(): number;
  post(path: string, body: object): Promise<Response>;
  /** A click on "Pay", and all that the shopper does before there is money. */
  create(body?: object): Promise<CreatePaymentResponse>;
  poll(made: CreatePaymentResponse): Promise<CreatePaymentResponse['payment']>;
  record(made: CreatePaymentResponse): Promise<PaymentRecord>;
  /** The shopper pays what is due, and the network has it. */
  pay(made: CreatePaymentResponse): Promise<void>;
  /** Time goes by, a minute at a time unless told otherwise, and the rounds of the server with it. */
  wait(ms: number, stepMs?: number): Promise<void>;
  /** Lets time go by while something takes its time in the sandbox. */
  during<T>(work: Promise<T>): Promise<T>;
  /** How often the provider was asked for anything. */
  asked(call?: Call): number;
  /** What the log warns of, or worse. */
  warnings(): string[];
  /** Calls of the server that went elsewhere than to the provider, or would have been led there. */
  strayed(): string[];
  /** What of all that was seen outside, and of `more`, has a secret in it. */
  leaks(...more: unknown[]): string[];
  close(): Promise<void>;
}

export interface ShopOptions<Options> {
  /** Another account than the sandbox's. */
  account?: (account: Options) => Options;
  /** Whether the shopper opens the page that a creation leads to. Default true. */
  arrives?: boolean;
}

const MINUTE = 60_000;
const SECRET = 'the-secret-of-the-shop-itself-5Kd8';
const STEPS = ['payment.created', 'payment.confirming', 'payment.settling'];

/** Whoever plays the provider, in a time of their own. */
export function play<Options extends object>({ play }: ProviderSubject<Options>): Sandbox {
  const options = { clock: manualClock('2026-11-21T10:00:00Z'), seed: 'suite' };
  return play?.(options) ?? createSandbox(options);
}

/** What a page sends when "Pay" is clicked. */
export function click<Options extends object>(
  { order, choice }: ProviderSubject<Options>,
  body: object = {},
): object {
  return { orderId: order.id, ...choice, ...body };
}

/** A shop on a port, its database in a file, and the provider on a port of its own. */
export async function openShop<Options extends object>(
  subject: ProviderSubject<Options>,
  { account: change = (account) => account, arrives = true }: ShopOptions<Options> = {},
): Promise<Shop> {
  const sandbox = play(subject);
  const counterpart = await listen(sandbox);
  const folder = mkdtempSync(join(tmpdir(), 'coinslot-suite-'));

  let serve: NodeHandler = async () => {};
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const seen: string[] = [];
  const see = (...parts: unknown[]) => void seen.push(inspect(parts, { depth: 12 }));
  const [warnings, strayed]: [string[], string[]] = [[], []];
  const warn = (facts: object, line: string) => {
    see(facts, line);
    warnings.push(line);
  };
  const account = change(subject.account(sandbox));
  const provider = subject.factory(account);
  const { checkout, events } = createTestServer({
    origin,
    secret: SECRET,
    providers: [provider],
    store: sqliteStore(join(folder, 'checkout.db')),
    now: () => sandbox.now(),
    fetch(input, init) {
      const request = new Request(input, init);
      const isHis = request.url.startsWith(`${counterpart.url}/`);
      if (!isHis || request.redirect === 'follow') strayed.push(request.url);
      return fetch(request);
    },
    log: { debug: see, info: see, warn, error: warn },
    onMetric: see,
    onPayment: see,
    resolveOrder: async ({ orderId = '' }): Promise<Order> => ({ ...subject.order, id: orderId }),
  });
  serve = toNodeHandler(checkout);
  const callbackUrl = `${origin}/api/checkout/callbacks/${provider.id}`;
  subject.connect?.(sandbox, callbackUrl);

  async function during<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    while (!isOver) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (sandbox.faults().slowMs > 0) await sandbox.advance(500);
    }
    return work;
  }

  async function ask(path: string, init: RequestInit): Promise<Response> {
    const response = await during(fetch(`${origin}/api/checkout/${path}`, init));
    const text = await response.clone().text();
    see(response.status, [...response.headers], text);
    return response;
  }

  /** A page that can not be opened is the shopper's trouble: they try again. */
  async function arrive(url: string): Promise<void> {
    if (!subject.arrive) throw new Error(`${provider.id} leads to a page, and nobody opens it.`);
    const opening = subject.arrive(sandbox, url);
    await during(sandbox.faults().down ? expect(opening).rejects.toThrow() : opening);
  }

  const post: Shop['post'] = (path, body) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const record: Shop['record'] = async ({ payment }) => {
    const found = await checkout.payments.get(payment.id);
    if (found === null) throw new Error(`${payment.id} is gone`);
    return found;
  };

  return {
    sandbox,
    provider,
    checkout,
    callbackUrl,
    events,
    told: () =>
      events
        .filter(({ type }) => !STEPS.includes(type))
        .map(({ type }) => type.replace('payment.', '')),
    shipped: () => events.filter(({ type }) => type === 'payment.paid').length,
    post,
    async create(body = {}) {
      const response = await post('payments', click(subject, body));
      const made = await response.json();
      if (!response.ok) throw new Error(JSON.stringify(made));
      const { action } = (made as CreatePaymentResponse).payment;
      if (arrives && action.type === 'redirect') await arrive(action.url);
      return made;
    },
    async poll({ payment, clientSecret }) {
      const headers = { authorization: `Bearer ${clientSecret}` };
      const response = await ask(`payments/${payment.id}`, { headers });
      return ((await response.json()) as CreatePaymentResponse).payment;
    },
    record,
    async pay(made) {
      const { reference } = await record(made);
      await sandbox.pay(reference ?? '');
      await sandbox.confirm(reference ?? '');
    },
    async wait(ms, stepMs = MINUTE) {
      for (let left = ms; left > 0; left -= stepMs) {
        await sandbox.advance(Math.min(left, stepMs));
        await during(checkout.reconcile());
      }
    },
    during,
    asked: (call) =>
      sandbox.requests().filter(({ method, path }) => {
        const [plain] = path.split('?');
        return !call || (method === call.method && plain === (call.path ?? plain));
      }).length,
    warnings: () => warnings,
    strayed: () => strayed,
    leaks(...more) {
      const printed = inspect(more, { depth: 12, showHidden: true });
      const secrets = [SECRET, ...subject.secrets.map((name) => String(account[name]))];
      const forms = secrets.flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        secret.slice(0, 14),
      ]);
      return [...seen, printed, JSON.stringify(more)].filter((text) =>
        forms.some((form) => text.includes(form)),
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await checkout.close();
      await counterpart.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
