import { createHmac } from 'node:crypto';
import {
  cryptofuse,
  type VerifyCryptofuseWebhookOptions,
  verifyCryptofuseWebhook,
} from '@coinslot/server/cryptofuse';
import { createTestServer } from '@coinslot/server/testing';
import { describe, expect, it } from 'vitest';
import { watchUnhandled } from '../faults/watchUnhandled.ts';

/*
 * What published verifiers were seen to get wrong (an uncaught RangeError, a forged body taken under
 * a key that became empty, another body taken under the same signature), put to ours. The tags are
 * made by Node's own HMAC, never by the code that is tested.
 */

const SECRET = 'whsk_9f2c71d0a4e84b6fb5d3';
const BODY =
  '{"event": "payment_status_update", "transaction_id": "550e8400-e29b-41d4-a716-446655440000", ' +
  '"status": "completed", "timestamp": "2026-11-21T10:00:00Z", ' +
  '"data": {"order_id": "1042", "total_paid_amount": "100", "description": "żółć"}}';
const bytes = (text: string) => new TextEncoder().encode(text);
const tag = (body: string | Uint8Array, key = SECRET) =>
  createHmac('sha256', key).update(body).digest('hex');
const GOOD = tag(BODY);
const concat = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

type Verdict = 'accept' | 'invalid_signature' | 'invalid_notice' | 'invalid_configuration';
/** What is not said is as it should be. */
type Row = [string, Verdict, { body?: string | Uint8Array; signature?: unknown; secret?: unknown }];

const signatures: Row[] = [
  ['good', 'accept', {}],
  ['upper-case hex', 'accept', { signature: GOOD.toUpperCase() }],
  ['mixed-case hex', 'accept', { signature: GOOD.replace(/[a-f]/, (c) => c.toUpperCase()) }],
  ['as many characters, none of them ASCII', 'invalid_signature', { signature: 'é'.repeat(64) }],
  ['one character that is not ASCII', 'invalid_signature', { signature: `é${GOOD.slice(1)}` }],
  ['full-width digits', 'invalid_signature', { signature: '１'.repeat(64) }],
  ['a surrogate half', 'invalid_signature', { signature: '\ud800'.repeat(64) }],
  ['a NUL behind it', 'invalid_signature', { signature: `${GOOD}\0` }],
  ['a NUL within it', 'invalid_signature', { signature: `${GOOD.slice(0, 63)}\0` }],
  ['junk behind it', 'invalid_signature', { signature: `${GOOD}zz` }],
  ['right hex behind it', 'invalid_signature', { signature: `${GOOD}00` }],
  ['a line end behind it', 'invalid_signature', { signature: `${GOOD}\n` }],
  ['a space before it', 'invalid_signature', { signature: ` ${GOOD}` }],
  ['0x before it', 'invalid_signature', { signature: `0x${GOOD}` }],
  ['a scheme before it', 'invalid_signature', { signature: `sha256=${GOOD}` }],
  ['a time that is no number', 'invalid_signature', { signature: `t=123abc,v1=${GOOD}` }],
  ['two times', 'invalid_signature', { signature: `t=1,t=2,v1=${GOOD}` }],
  ['base64 of the tag', 'invalid_signature', { signature: base64(GOOD) }],
  ['base64 with a junk tail', 'invalid_signature', { signature: `${base64(GOOD)}====junk` }],
  ['the header twice', 'invalid_signature', { signature: `${GOOD}, ${GOOD}` }],
  ['a good one of two', 'invalid_signature', { signature: `${'0'.repeat(64)}, ${GOOD}` }],
  ['no header', 'invalid_signature', { signature: null }],
  ['undefined', 'invalid_signature', { signature: undefined }],
  ['an empty header', 'invalid_signature', { signature: '' }],
  ['only blanks', 'invalid_signature', { signature: ' '.repeat(64) }],
  ['an array with the tag', 'invalid_signature', { signature: [GOOD] }],
  ['an array of both', 'invalid_signature', { signature: [GOOD, GOOD] }],
  ['an array of its digits', 'invalid_signature', { signature: [...GOOD] }],
  ['an array of its bytes', 'invalid_signature', { signature: GOOD.match(/../g) }],
  ['an empty array', 'invalid_signature', { signature: [] }],
  ['a number', 'invalid_signature', { signature: 0 }],
  ['true', 'invalid_signature', { signature: true }],
  ['an object', 'invalid_signature', { signature: { length: 64, toString: () => GOOD } }],
  ['the tag in bytes', 'invalid_signature', { signature: bytes(GOOD) }],
  ['all zeros', 'invalid_signature', { signature: '0'.repeat(64) }],
  ['SHA-512 cut to size', 'invalid_signature', { signature: sha512(BODY).slice(0, 64) }],
  ['SHA-512', 'invalid_signature', { signature: sha512(BODY) }],
  ['a plain hash', 'invalid_signature', { signature: tag(SECRET + BODY) }],
];

const bodies: Row[] = [
  ['a byte order mark', 'invalid_signature', { body: `\uFEFF${BODY}` }],
  ['a trailing line end', 'invalid_signature', { body: `${BODY}\n` }],
  ['a trailing CRLF', 'invalid_signature', { body: `${BODY}\r\n` }],
  ['a trailing NUL', 'invalid_signature', { body: `${BODY}\0` }],
  ['an escape of the same letter', 'invalid_signature', { body: BODY.replace('ż', '\\u017c') }],
  ['another case of an escape', 'invalid_signature', { body: BODY.replace('c', '\\u0063') }],
  ['the letters composed otherwise', 'invalid_signature', { body: BODY.normalize('NFD') }],
  ['blanks taken out', 'invalid_signature', { body: JSON.stringify(JSON.parse(BODY)) }],
  [
    'a byte moved to the next field',
    'invalid_signature',
    { body: BODY.replace('d", "t', '", "dt') },
  ],
  ['a digit more', 'invalid_signature', { body: BODY.replace('"100"', '"1000"') }],
  ['a second status', 'invalid_signature', { body: BODY.replace('{', '{"status": "waiting", ') }],
  ['the end cut off', 'invalid_signature', { body: BODY.slice(0, -1) }],
  ['nothing', 'invalid_signature', { body: '' }],
  // A decoder that is not strict makes the same U+FFFD of each of these bytes.
  ['an invalid byte swapped for another', 'invalid_signature', swappedByte()],
  ['an invalid byte, signed as it is', 'invalid_notice', signed(invalidByte(0xff))],
  ['UTF-16, signed as it is', 'invalid_notice', signed(utf16(BODY))],
  ['a byte order mark, signed as it is', 'accept', signed(bytes(`\uFEFF${BODY}`))],
  ['CRLF, signed as it is', 'accept', signed(bytes(BODY.replaceAll(', ', ',\r\n')))],
  // No attempt's time is signed: dedupe, forward-only and the re-read stand in for a window.
  ['dated a day ahead, signed', 'accept', signed(bytes(BODY.replace('11-21', '11-22')))],
  ['dated a year back, signed', 'accept', signed(bytes(BODY.replace('2026', '2025')))],
];

const secrets: Row[] = [
  ['empty, forged with it', 'invalid_configuration', forgedWith('')],
  ['absent', 'invalid_configuration', { secret: undefined }],
  ['a list of none', 'invalid_configuration', { secret: [] }],
  ['a list with an empty one', 'invalid_configuration', forgedWith('', [''])],
  ['an empty one behind the right one', 'invalid_configuration', forgedWith('', [SECRET, ''])],
  ["somebody else's", 'invalid_signature', { secret: 'whsk_of_somebody_else_1234' }],
  ['the new one of two', 'accept', { secret: [SECRET, 'whsk_old_5f3a9c1e7b2d4068'] }],
  ['the old one of two', 'accept', { secret: ['whsk_new_5f3a9c1e7b2d4068', SECRET] }],
  ['with a blank behind it', 'invalid_signature', { secret: `${SECRET} ` }],
  ['read as hex', 'invalid_signature', { secret: 'zz' }],
];

async function verdictOf({ body = BODY, ...given }: Row[2]): Promise<string> {
  const signature = 'signature' in given ? given.signature : GOOD;
  const secret = 'secret' in given ? given.secret : SECRET;
  try {
    // As plain JavaScript would call it: the types would not let most of it through.
    const call = { body, signature, secret } as VerifyCryptofuseWebhookOptions;
    const event = await verifyCryptofuseWebhook(call);
    return event.status === 'completed' ? 'accept' : `read as ${event.status}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `threw ${error}`;
  }
}

describe('the verifier of Cryptofuse’s notices', () => {
  it.each(signatures)('given a signature: %s → %s (T02, T04)', async (_, verdict, given) => {
    expect(await verdictOf(given)).toBe(verdict);
  });

  it.each(bodies)('given a body with %s → %s (T06)', async (_, verdict, given) => {
    expect(await verdictOf(given)).toBe(verdict);
  });

  it.each(secrets)('given a secret that is %s → %s (T03)', async (_, verdict, given) => {
    expect(await verdictOf(given)).toBe(verdict);
  });

  it('refuses every length but its own, of digits that are right so far (T04)', async () => {
    const endless = GOOD.repeat(3);
    for (let length = 0; length <= 130; length += 1) {
      const signature = endless.slice(0, length);
      expect(await verdictOf({ signature }), `${length} digits`).toBe(
        length === 64 ? 'accept' : 'invalid_signature',
      );
    }
  });

  it('refuses a change of any one bit of the body and of the tag (T06)', async () => {
    const body = bytes(BODY);
    for (let bit = 0; bit < body.length * 8; bit += 1) {
      const changed = body.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await verdictOf({ body: changed }), `bit ${bit}`).toBe('invalid_signature');
    }
    for (let digit = 0; digit < 64; digit += 1) {
      const other = GOOD[digit] === '0' ? '1' : '0';
      const signature = GOOD.slice(0, digit) + other + GOOD.slice(digit + 1);
      expect(await verdictOf({ signature }), `digit ${digit}`).toBe('invalid_signature');
    }
  });
});

describe('a configuration with a secret that signs nothing', () => {
  it.each([
    ['empty', ''],
    ['blank', ' '.repeat(32)],
    ['short', 'whsk_9f2c71d'],
    ['with blanks around it', ` ${SECRET} `],
    ["the guide's", 'your_webhook_secret'],
    ['absent', undefined],
    ['a list of none', []],
    ['a good one and an empty one', [SECRET, '']],
  ])('is refused at its first use: %s (T03)', async (_, webhookSecret) => {
    const account = { clientId: 'client', clientSecret: 'b7a0c1e29d5f48e6a1b2' };
    const { checkout } = createTestServer({
      providers: [cryptofuse({ ...account, webhookSecret })],
    });
    await expect(checkout.handler(new Request('https://shop.example/'))).rejects.toMatchObject({
      code: 'invalid_configuration',
    });
  });
});

describe('the same over HTTP', () => {
  const complaints = watchUnhandled();

  it('answers 401, 400 or 404 to every row, and never with a fault of its own (T05)', async () => {
    let calls = 0;
    const server = createTestServer({
      providers: [
        cryptofuse({
          clientId: 'client',
          clientSecret: 'b7a0c1e29d5f48e6a1b2',
          webhookSecret: SECRET,
        }),
      ],
      fetch: async () => {
        calls += 1;
        return new Response(null, { status: 500 });
      },
    });
    // A notice that fits, of a payment that is nobody's, is 404.
    const statuses = { accept: 404, invalid_signature: 401, invalid_notice: 400 };
    const rows = [...signatures, ...bodies].filter(([, , { signature }]) => isHeader(signature));
    expect(rows.length).toBeGreaterThan(40);
    for (const [name, verdict, given] of rows) {
      if (verdict === 'invalid_configuration') continue;
      const headers = new Headers({ 'content-type': 'application/json' });
      const signature = 'signature' in given ? given.signature : GOOD;
      if (signature !== null) headers.set('x-webhook-signature', String(signature));
      const sent = given.body ?? BODY;
      const response = await server.fetch('/api/checkout/callbacks/cryptofuse', {
        method: 'POST',
        headers,
        body: typeof sent === 'string' ? sent : concat(sent),
      });
      // Blanks and line ends around a header's value never arrive.
      const trimmed = `${given.signature}`.trim() === GOOD;
      expect(response.status, name).toBe(trimmed ? statuses.accept : statuses[verdict]);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls).toBe(0);
    expect(complaints).toEqual([]);
  });
});

/** Whether it can travel as a header at all. */
function isHeader(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== 'string') return false;
  try {
    new Headers({ a: value });
    return true;
  } catch {
    return false;
  }
}

function base64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

function sha512(body: string): string {
  return createHmac('sha512', SECRET).update(body).digest('hex');
}

function forgedWith(key: string, secret: unknown = key): Row[2] {
  return { signature: tag(BODY, key), secret };
}

function signed(body: Uint8Array): Row[2] {
  return { body, signature: tag(body) };
}

function invalidByte(byte: number): Uint8Array {
  return concat(bytes(BODY.slice(0, -3)), Uint8Array.of(byte), bytes(BODY.slice(-3)));
}

function swappedByte(): Row[2] {
  return { body: invalidByte(0xfe), signature: tag(invalidByte(0xff)) };
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le'));
}
