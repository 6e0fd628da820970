import type { PaymentRecord, PaymentStatus } from '@coinslot/core';
import { describe, expect, it } from 'vitest';
import { isWatched, nextCheck } from './schedule.ts';
import { sampleRecord } from './stores/conformance/samples.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-01T12:00:00Z');

function record(part: Partial<PaymentRecord> = {}): PaymentRecord {
  return sampleRecord({
    status: 'awaiting_payment',
    reference: 'ref_1',
    expiresAt: new Date(START + 30 * MINUTE).toISOString(),
    createdAt: new Date(START).toISOString(),
    ...part,
  });
}

const half = () => new Uint8Array([127]);
const next = (input: Partial<Parameters<typeof nextCheck>[0]> = {}): number | null =>
  nextCheck({
    record: record(),
    checks: 0,
    now: START,
    watchMs: 24 * HOUR,
    restMs: 10 * MINUTE,
    random: half,
    ...input,
  });

describe('when to ask the provider again', () => {
  it.for([
    [0, 15 * SECOND],
    [1, 30 * SECOND],
    [2, MINUTE],
    [3, 2 * MINUTE],
    [4, 5 * MINUTE],
    [5, 10 * MINUTE],
    [6, 10 * MINUTE],
    [500, 10 * MINUTE],
  ])('after %i questions in vain: in %i ms, ten per cent more or less', ([checks = 0, ms = 0]) => {
    for (let byte = 0; byte < 256; byte += 1) {
      const wait = (next({ checks, random: () => new Uint8Array([byte]) }) ?? 0) - START;
      expect(wait).toBeGreaterThanOrEqual(ms * 0.9);
      expect(wait).toBeLessThanOrEqual(ms * 1.1);
    }
    const waits = new Set(
      [0, 85, 170, 255].map((byte) => next({ checks, random: () => new Uint8Array([byte]) })),
    );
    expect(waits.size).toBe(4);
  });

  it('is as rare in the end as the provider wants it', () => {
    const restMs = 30 * MINUTE;
    expect(next({ checks: 4, restMs })).toBe(next({ checks: 4 }));
    const endless = record({ expiresAt: null });
    const wait = (next({ record: endless, checks: 5, restMs }) ?? 0) - START;
    expect(wait).toBeGreaterThanOrEqual(27 * MINUTE);
    expect(wait).toBeLessThanOrEqual(33 * MINUTE);
  });

  it('is right after the deadline, when that comes first', () => {
    const now = START + 29 * MINUTE;
    expect(next({ now, checks: 5 })).toBe(START + 30 * MINUTE + 5 * SECOND);
  });

  it('is at the end of the watch for the last time, and then never', () => {
    const end = START + 30 * MINUTE + 24 * HOUR;
    expect(next({ now: end - MINUTE, checks: 9 })).toBe(end);
    expect(next({ now: end - 1, checks: 9 })).toBe(end);
    expect(next({ now: end, checks: 9 })).toBeNull();
    const sevenDays = { now: end, checks: 9, watchMs: 7 * 24 * HOUR };
    expect(next(sevenDays)).toBeGreaterThan(end);
  });

  it('counts from the creation where the provider sets no deadline', () => {
    const endless = record({ expiresAt: null });
    expect(next({ record: endless, now: START + 24 * HOUR - 1 })).toBe(START + 24 * HOUR);
    expect(next({ record: endless, now: START + 24 * HOUR })).toBeNull();
  });

  it('is after now, whatever the clock says', () => {
    for (const now of [0, START - 24 * HOUR, START + 24 * HOUR]) {
      expect(next({ now })).toBeGreaterThan(now);
    }
  });

  const soft: PaymentStatus[] = ['cancelled', 'failed', 'expired'];
  it.for(soft)('goes on after the soft end %s, as money may still come', (status) => {
    expect(isWatched(record({ status }))).toBe(true);
    expect(next({ record: record({ status }), now: START + HOUR })).not.toBeNull();
  });

  const hard: PaymentStatus[] = ['paid', 'refunded'];
  it.for(hard)('is never after the hard end %s', (status) => {
    expect(next({ record: record({ status }) })).toBeNull();
  });

  it('is never for a payment that the provider refused to make', () => {
    expect(next({ record: record({ status: 'failed', reference: null }) })).toBeNull();
  });

  it('goes on for a payment that a newer one replaced', () => {
    expect(next({ record: record({ supersededBy: 'pay_2' }) })).not.toBeNull();
  });
});
