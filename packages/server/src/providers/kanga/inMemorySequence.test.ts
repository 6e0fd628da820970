import { expect, test } from 'vitest';
import { inMemorySequence } from './inMemorySequence.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-21T10:00:00Z');

test('counts strictly on within one millisecond (S09)', async () => {
  const sequence = inMemorySequence();
  const draw = () => sequence(START, async (nonce) => nonce);
  const nonces = await Promise.all(Array.from({ length: 50 }, draw));
  expect(nonces).toEqual(Array.from({ length: 50 }, (_, index) => START + index));
});

test('lets no call begin before the one before it has ended (S11)', async () => {
  const sequence = inMemorySequence();
  const landed: number[] = [];
  let under = 0;
  await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      sequence(START, async (nonce) => {
        under += 1;
        expect(under).toBe(1);
        // The later a call is, the faster its way.
        await new Promise((resolve) => setTimeout(resolve, 20 - index));
        landed.push(nonce);
        under -= 1;
      }),
    ),
  );
  expect(landed).toEqual([...landed].sort((a, b) => a - b));
  expect(new Set(landed).size).toBe(20);
});

test('goes on counting when the clock goes back, and when it was ahead (S12, S13)', async () => {
  const sequence = inMemorySequence();
  const clock = [START, START - HOUR, START + 24 * HOUR, START, START + 1];
  const nonces: number[] = [];
  for (const atLeast of clock) nonces.push(await sequence(atLeast, async (nonce) => nonce));
  const ahead = START + 24 * HOUR;
  expect(nonces).toEqual([START, START + 1, ahead, ahead + 1, ahead + 2]);
});

test('gives a failure to its caller alone, and goes on', async () => {
  const sequence = inMemorySequence();
  const broken = sequence(START, () => Promise.reject(new Error('no connection')));
  const next = sequence(START, async (nonce) => nonce);
  await expect(broken).rejects.toThrow('no connection');
  expect(await next).toBe(START + 1);
  const thrown = sequence(START, () => {
    throw new Error('at once');
  });
  await expect(thrown).rejects.toThrow('at once');
  expect(await sequence(START, async (nonce) => nonce)).toBe(START + 3);
});
