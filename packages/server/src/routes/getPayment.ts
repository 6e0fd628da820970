import type { GetPaymentResponse } from '@coinslot/core/wire';
import { refreshIfStale } from '../payments/refreshPayment.ts';
import type { Answer } from '../respond.ts';
import type { StoredPayment } from '../store.ts';
import { toPublicPayment } from '../toPublicPayment.ts';
import { authorisePayment } from './authorisePayment.ts';
import type { RouteHandler } from './Route.ts';

/** How long a browser's poll may wait for the provider. */
const DEADLINE_MS = 2500;

/** `GET payments/:id`: the payment, asked for anew when the last answer is old; 304 when unchanged. */
export const getPayment: RouteHandler = async ({ runtime, request, params: [id = ''] }) => {
  const stored = await authorisePayment(runtime, request, id);
  const latest = await refreshIfStale(runtime, stored, DEADLINE_MS);
  return paymentAnswer(latest, request.headers.get('If-None-Match'));
};

export function paymentAnswer({ record }: StoredPayment, ifNoneMatch: string | null): Answer {
  const etag = `"v${record.version}"`;
  // A proxy that compresses makes a tag weak; it still names the same version.
  const known = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (known.includes(etag)) return { status: 304, headers: { ETag: etag } };
  const json: GetPaymentResponse = { payment: toPublicPayment(record) };
  return { status: 200, json, headers: { ETag: etag } };
}
