import type { KangaAccount } from './account.ts';
import { Failure } from './failure.ts';
import { SIGNATURE_HEADER, signBody } from './signature.ts';

/** Published for the test call; guide, "Testing". */
const TEST_APP_ID = 'TEST';
const TEST_SECRET = '8B2EFBECA2BEBB2C413BCFD7915E9209D80F3F4222042B31DD9D605E39F2035F';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The body of a call of the store's, whose nonce is used up by it.
 *
 * @throws Failure 9000 for a wrong key, signature or nonce: the guide tells them apart no further.
 */
export async function readSignedCall(account: KangaAccount, request: Request): Promise<Fields> {
  const { apiKey, apiSecret } = account.credentials;
  const fields = await readSigned(request, apiKey, apiSecret);
  const nonce = readNonce(fields);
  const { lastNonce, dialect } = account;
  const isFresh =
    lastNonce === null ||
    nonce > lastNonce ||
    (nonce === lastNonce && dialect.equalNonce === 'accepted');
  if (!isFresh) throw new Failure(9000);
  account.lastNonce = nonce;
  // Another program that has the key was there before.
  if (account.context.faults.consume('refuseNonces')) throw new Failure(9000);
  return fields;
}

/** The body of the test call: its nonce need not be higher than the one before. */
export async function readTestCall(request: Request): Promise<Fields> {
  const fields = await readSigned(request, TEST_APP_ID, TEST_SECRET);
  readNonce(fields);
  return fields;
}

async function readSigned(request: Request, appId: string, secret: string): Promise<Fields> {
  const signature = request.headers.get(SIGNATURE_HEADER);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (signature !== signBody(bytes, secret)) throw new Failure(9000);
  const fields = readObject(bytes);
  if (fields?.['appId'] !== appId) throw new Failure(9000);
  return fields;
}

/** Null for what is no JSON object. */
export function readObject(bytes: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function readNonce({ nonce }: Fields): number {
  if (!Number.isSafeInteger(nonce)) throw new Failure(9000);
  return nonce as number;
}
