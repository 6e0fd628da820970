import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import Libsql from 'libsql';
import Stripe from 'stripe';
import { fetchAccount, SIGNATURE_HEADER, WEBHOOK_SECRET } from '../account.ts';

/** Nothing but `node:http`: takes the body, says yes. */
export const bare: RequestListener = async (request, response) => {
  await readAll(request);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"received":true}');
};

/** Stripe's own verification behind Hono, as its documents show. */
export function honoStripe(): RequestListener {
  const stripe = new Stripe('sk_test_bench');
  const app = new Hono();
  app.post('/webhook', async (c) => {
    const body = await c.req.text();
    try {
      stripe.webhooks.constructEvent(body, c.req.header('Stripe-Signature') ?? '', WEBHOOK_SECRET);
    } catch {
      return c.json({ error: 'signature' }, 400);
    }
    return c.json({ received: true });
  });
  return getRequestListener(app.fetch);
}

/**
 * What a webhook that commits costs by hand: verify, find the payment, ask the provider, and write
 * payment, change and delivery in one durable transaction.
 */
export function byHand(file: string): RequestListener {
  const database = new Libsql(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000');
  const find = database.prepare(
    'select id, order_id, revision, record from coinslot_payments where provider = ? and reference = ?',
  );
  const known = database.prepare('select 1 from coinslot_seen where key = ?');
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  const write = database.prepare(
    'update coinslot_payments set status = ?, live = 0, revision = ?, read_at = ?, check_at = null, due_at = null, record = ? where id = ? and revision = ?',
  );
  const change = database.prepare(
    `insert into coinslot_changes (id, payment_id, order_id, version, from_status, to_status, type,
      evidence, word, record, at, attempts) values (?, ?, ?, 9, 'awaiting_payment', 'paid',
      'payment.paid', 'pull', 'completed', ?, ?, 0)`,
  );
  const seen = database.prepare('insert into coinslot_seen (key, payment_id) values (?, ?)');

  return async (request, response) => {
    const body = await readAll(request);
    const mac = createHmac('sha256', WEBHOOK_SECRET).update(body).digest();
    const sent = Buffer.from(String(request.headers[SIGNATURE_HEADER.toLowerCase()]), 'hex');
    if (sent.length !== mac.length || !timingSafeEqual(sent, mac)) {
      response.writeHead(401).end();
      return;
    }
    const { transaction_id } = JSON.parse(body.toString()) as { transaction_id: string };
    const key = mac.toString('hex');
    const row = find.get('cryptofuse', transaction_id) as Record<string, string> | undefined;
    if (row === undefined || known.get(key) !== undefined) {
      response.writeHead(row === undefined ? 404 : 200).end();
      return;
    }
    const answer = await fetchAccount('https://provider.example/payments/status/', {
      method: 'POST',
      body: JSON.stringify({ transaction_id }),
    });
    const told = (await answer.json()) as { status: string; total_paid_amount: string };
    const revision = Number(row['revision']);
    const record = JSON.stringify({
      ...(JSON.parse(row['record'] ?? '') as object),
      status: 'paid',
      received: told.total_paid_amount,
      revision: revision + 1,
    });
    const now = Date.now();
    begin.run();
    write.run('paid', revision + 1, now, record, row['id'], revision);
    change.run(`evt_${key}`, row['id'], row['order_id'], record, now);
    seen.run(key, row['id']);
    commit.run();
    response.writeHead(200).end();
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
