import { toHex } from '../crypto/encoding.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { CreateRequest } from './CreateRequest.ts';

/** What an idempotency key stands for. The order of keys in the request does not matter. */
export async function requestHash(orderId: string, request: CreateRequest): Promise<string> {
  const { provider, asset, routeId, fields, startNew } = request;
  const sorted = (list: object = {}) => Object.entries(list).sort(([a], [b]) => (a < b ? -1 : 1));
  const from = typeof fields?.from === 'object' ? sorted(fields.from) : (fields?.from ?? null);
  const route = sorted(fields?.route);
  const parts: unknown[] = [orderId, provider ?? null, asset ?? null, routeId ?? null, from, route];
  if (startNew) parts.push('startNew');
  return toHex(await sha256(JSON.stringify(parts)));
}
