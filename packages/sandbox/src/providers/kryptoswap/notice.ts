import { toPlain } from '../../decimal.ts';
import type { KryptoswapAccount } from './account.ts';
import type { KryptoswapDialect } from './document.ts';
import { type KryptoswapOrder, wordFor } from './entities.ts';
import { nameOf } from './nameOf.ts';
import { HASH_HEADER, type HashedNotice, hashNotice } from './signature.ts';

interface NoticeOptions {
  /** The status that it tells, the order's own unless told otherwise. */
  readonly status?: string;
  /** Whether somebody else claims it, who does not know the order's secret. */
  readonly isClaim?: boolean;
}

/** Tells the merchant of the order's status: once, whatever is answered. */
export function notify(
  account: KryptoswapAccount,
  order: KryptoswapOrder,
  { status = wordFor(order), isClaim = false }: NoticeOptions = {},
): void {
  const { ipnUrl, ipnSecret } = order;
  if (ipnUrl === null) return;
  const { context, dialect } = account;
  const forged = isClaim || context.faults.current.notices === 'forge';
  const fields = hashedFields(order, status, context.clock.now());
  const secret = forged ? `not ${ipnSecret}` : ipnSecret;
  const hash = secret === null ? null : hashNotice(fields, secret);
  context.send({
    provider: 'kryptoswap',
    reference: String(order.uid),
    label: status,
    method: 'POST',
    url: ipnUrl,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(hash !== null && dialect.ipnHash === 'header' ? { [HASH_HEADER]: hash } : {}),
    },
    body: new URLSearchParams([
      ['orderUID', String(order.uid)],
      ...Object.entries(fields),
      ...encodeToValues(order, dialect),
      ...(hash !== null && dialect.ipnHash === 'body' ? [['hash', hash] as const] : []),
    ] as [string, string][]).toString(),
    forged,
    accepts: 'any 2xx',
    retryAfterMs: [],
  });
}

/** What the amounts and currencies are said to be. */
export function toldTerms({ route, inAmount, outAmount, misreported }: KryptoswapOrder) {
  return {
    inAmount: misreported?.inAmount ?? toPlain(inAmount),
    outAmount: misreported?.outAmount ?? toPlain(outAmount),
    xmlFrom: misreported?.xmlFrom ?? route.from.xml,
    xmlTo: route.to.xml,
  };
}

function hashedFields(order: KryptoswapOrder, newStatus: string, now: number): HashedNotice {
  const { inAmount, outAmount, xmlFrom, xmlTo } = toldTerms(order);
  return {
    orderId: order.id,
    newStatus,
    inAmount,
    outAmount,
    xml_from: xmlFrom,
    xml_to: xmlTo,
    timestamp: String(now),
  };
}

function encodeToValues(order: KryptoswapOrder, dialect: KryptoswapDialect) {
  const values = order.toValues.map(({ field, value }) => ({
    key: field,
    name: nameOf(order.route, field),
    value,
  }));
  if (dialect.ipnToValues === 'json') return [['toValues', JSON.stringify(values)] as const];
  return values.flatMap((entry, index) =>
    Object.entries(entry).map(([key, text]) => [`toValues[${index}][${key}]`, text] as const),
  );
}
