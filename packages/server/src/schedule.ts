import type { PaymentRecord, PaymentStatus } from '@coinslot/core';
import { jittered } from './jittered.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** By how often the provider was asked since the payment last changed. */
const STEPS = [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE];
/** The provider's own clock decides about the deadline: it is asked a little after it. */
const AFTER_DEADLINE = 5 * SECOND;

/** Whether money may still come, go or be found: hard ends are over, soft ends are not. */
export function isWatched(record: PaymentRecord): boolean {
  if (record.status === 'paid' || record.status === 'refunded') return false;
  // Refused by the provider: nothing exists there that could be asked for.
  return !(record.status === 'failed' && record.reference === null);
}

/** Until when money is watched for, in ms since 1970. */
export function watchEnd(record: PaymentRecord, watchMs: number): number {
  const { expiresAt, createdAt, updatedAt, status } = record;
  const deadline = Date.parse(expiresAt ?? createdAt);
  // Money that a notice told of after the watch was over is followed to its end.
  const news = UNDER_WAY.includes(status) ? Date.parse(updatedAt) : deadline;
  return Math.max(deadline, news) + watchMs;
}

const UNDER_WAY: readonly PaymentStatus[] = ['confirming', 'partially_paid', 'settling'];

/**
 * When to ask the provider again, in ms since 1970; null when watching is over.
 *
 * @param checks how often it has been asked since the last change
 * @param watchMs how long after the deadline the provider's payments are watched
 * @param restMs between two questions once the steps are over
 */
export function nextCheck(input: {
  record: PaymentRecord;
  checks: number;
  now: number;
  watchMs: number;
  restMs: number;
  random: (bytes: number) => Uint8Array;
}): number | null {
  const { record, checks, now, watchMs, restMs, random } = input;
  if (!isWatched(record)) return null;
  const deadline = record.expiresAt === null ? null : Date.parse(record.expiresAt);
  const end = watchEnd(record, watchMs);
  if (now >= end) return null;
  const regular = now + jittered(STEPS[checks] ?? restMs, random);
  const atDeadline = deadline !== null && now < deadline ? deadline + AFTER_DEADLINE : regular;
  return Math.min(regular, atDeadline, end);
}
