import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { noticeOf, SIGNATURE_HEADER, sign, WEBHOOK_SECRET } from './account.ts';
import { type Call, latencies, throughput } from './load.ts';
import { median } from './median.ts';
import { report } from './report.ts';
import { paymentOf, seed } from './seed.ts';
import { openCheckout } from './servers/openCheckout.ts';
import { type BenchServer, startServer } from './startServer.ts';

/*
 * The server rows of the speed goals. Ours and its reference take turns within one run, so that a
 * busy machine slows both; the middle of the rounds counts.
 */

const ROUNDS = 5;
const SECONDS = 2;
/** Commits of one round, as many on each of 32 connections, after a third or a quarter to warm up; a thousand payments have no more open ones. */
const COMMITS = 1536;
const FEW_COMMITS = 384;
const folder = mkdtempSync(join(tmpdir(), 'coinslot-bench-'));
const running = new Set<BenchServer>();

try {
  const file = join(folder, 'checkout.db');
  await seed(file, 20_000);
  const checkout = await start('checkout', file);
  const bare = await start('bare');
  const stripe = await start('honoStripe');

  const signed = [stripeCall(noticeOf(paymentOf(0).reference))];
  const repeated = [noticeCall(0)];
  await throughput(checkout.url, repeated, { seconds: 0.5, status: 200 });
  const reference = () => throughput(stripe.url, signed, { seconds: SECONDS, status: 200 });
  await compare('repeated webhook ÷ Hono + stripe verify', 0.5, {
    ours: () => throughput(checkout.url, repeated, { seconds: SECONDS, status: 200 }),
    reference,
  });
  const forged = [{ ...noticeCall(0), headers: noticeHeaders('0'.repeat(64)) }];
  await compare('refused webhook ÷ Hono + stripe verify', 0.5, {
    ours: () => throughput(checkout.url, forged, { seconds: SECONDS, status: 401 }),
    reference,
  });
  const polls = await pollsOf(file, 512);
  await compare('status poll from the store ÷ bare server', 0.2, {
    ours: () => throughput(checkout.url, polls, { seconds: SECONDS, status: 200 }),
    reference: () => throughput(bare.url, signed, { seconds: SECONDS, status: 200 }),
  });
  await stopAll();

  await compare('webhook that commits ÷ the same by hand', 0.5, {
    ours: () => commits('checkout', file),
    reference: () => commits('byHand', file),
  });
  await tails(file, polls, repeated, forged);
  if (!process.argv.includes('small')) await sizes();
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}

async function start(name: string, database = ''): Promise<BenchServer> {
  const server = await startServer(name, database);
  running.add(server);
  return server;
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
}

async function compare(
  what: string,
  goal: number,
  { ours, reference }: { ours: () => Promise<number>; reference: () => Promise<number> },
): Promise<void> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await reference());
    mine.push(await ours());
  }
  report({ what, ours: median(mine), reference: median(theirs), goal, atLeast: true });
}

/** On a copy of the database, as each notice commits only once. */
function commits(name: string, file: string, count = COMMITS): Promise<number> {
  const copy = join(folder, 'commits.db');
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  copyFileSync(file, copy);
  return commitsIn(name, copy, 0, count);
}

/** @param first the first of the payments, of which every second one is open. */
async function commitsIn(
  name: string,
  file: string,
  first: number,
  count: number,
): Promise<number> {
  const server = await start(name, file);
  const length = count + 32 * Math.floor(count / 100);
  const open = Array.from({ length }, (_, n) => noticeCall(first + 2 * n + 1));
  const warm = open.splice(0, length - count);
  await throughput(server.url, warm, { seconds: 0, status: 200, once: true });
  const rate = await throughput(server.url, open, { seconds: 0, status: 200, once: true });
  await stopAll();
  return rate;
}

/** p99 beside p50 at half of the highest rate, with the bare server's for what the machine has of it. */
async function tails(file: string, polls: Call[], repeated: Call[], forged: Call[]) {
  const server = await start('checkout', file);
  const bare = await start('bare');
  const routes = {
    'status poll': [polls, 200],
    'repeated webhook': [repeated, 200],
    'refused webhook': [forged, 401],
  } as const;
  for (const [name, [calls, status]] of Object.entries(routes)) {
    const highest = await throughput(server.url, calls, { seconds: SECONDS, status });
    const { p50, p99 } = await latencies(server.url, calls, { rate: highest / 2, seconds: 5 });
    const what = `p99 ÷ p50 at half of the highest rate, ms: ${name}`;
    report({ what, ours: p99, reference: p50, goal: 10, atLeast: false });
    // What the machine and the client have of it: a server that does nothing, at the same rate.
    const floor = await latencies(bare.url, calls, { rate: highest / 2, seconds: 5 });
    console.log(`     the bare server at that rate: ${(floor.p99 / floor.p50).toFixed(2)}`);
  }
  await stopAll();
}

/** A million stored payments beside a thousand. */
async function sizes(): Promise<void> {
  const small = join(folder, 'thousand.db');
  const large = join(folder, 'million.db');
  await seed(small, 1_000);
  await seed(large, 1_000_000);
  const servers = { small: await start('checkout', small), large: await start('checkout', large) };
  const calls = { small: await pollsOf(small, 512), large: await pollsOf(large, 512) };
  const again = { small: [noticeCall(0)], large: [noticeCall(0)] };
  for (const [what, of] of [
    ['status poll, 10⁶ ÷ 10³ payments', calls],
    ['repeated webhook, 10⁶ ÷ 10³ payments', again],
  ] as const) {
    const run = (size: 'small' | 'large') => () =>
      throughput(servers[size].url, of[size], { seconds: SECONDS, status: 200 });
    await compare(what, 0.8, { ours: run('large'), reference: run('small') });
  }
  await stopAll();
  // Too large to be copied: every round has payments of its own.
  let first = 0;
  await compare('webhook that commits, 10⁶ ÷ 10³ payments', 0.8, {
    ours: () => {
      first += 100_000;
      return commitsIn('checkout', large, first, FEW_COMMITS);
    },
    reference: () => commits('checkout', small, FEW_COMMITS),
  });
}

async function pollsOf(file: string, count: number): Promise<Call[]> {
  const checkout = openCheckout(file);
  const payments = Number(
    /million/.test(file) ? 1_000_000 : /thousand/.test(file) ? 1_000 : 20_000,
  );
  const calls: Call[] = [];
  for (let n = 0; n < count; n += 1) {
    // Paid ones, spread over the whole table.
    const { id } = paymentOf(2 * Math.floor((n * payments) / 2 / count));
    const secret = await checkout.payments.clientSecret(id);
    const headers = { Authorization: `Bearer ${secret}` };
    calls.push({ method: 'GET', path: `/api/checkout/payments/${id}`, headers });
  }
  await checkout.close();
  return calls;
}

function noticeCall(n: number): Call {
  const body = noticeOf(paymentOf(n).reference);
  const path = '/api/checkout/callbacks/cryptofuse';
  return { method: 'POST', path, headers: noticeHeaders(sign(body)), body };
}

function noticeHeaders(signature: string): Record<string, string> {
  return { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature };
}

function stripeCall(body: string): Call {
  const { webhooks } = new Stripe('sk_test_bench');
  // Good for the whole run: its age is compared only with times before now.
  const timestamp = Math.floor(Date.now() / 1000) + 3600;
  const signature = webhooks.generateTestHeaderString({
    payload: body,
    secret: WEBHOOK_SECRET,
    timestamp,
  });
  const headers = { 'Content-Type': 'application/json', 'Stripe-Signature': signature };
  return { method: 'POST', path: '/webhook', headers, body };
}
