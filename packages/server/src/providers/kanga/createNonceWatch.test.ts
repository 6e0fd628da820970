import { expect, test } from 'vitest';
import { kangaAccount } from './account.fixture.ts';
import { createNonceWatch } from './createNonceWatch.ts';
import { inMemorySequence } from './inMemorySequence.ts';

const MINUTE = 60_000;

test('warns while the nonce is more than five minutes ahead of the clock, but rarely (S13)', async () => {
  const { context, clock, warnings } = kangaAccount();
  const watch = createNonceWatch();
  const sequence = inMemorySequence();
  const draw = () => watch(sequence, context)(clock.now, async (nonce) => nonce);
  await draw();
  clock.now += 24 * 60 * MINUTE;
  await draw();
  expect(warnings).toEqual([]);

  clock.now -= 24 * 60 * MINUTE;
  for (let count = 0; count < 10; count += 1) await draw();
  expect(warnings).toEqual([
    {
      provider: 'kanga',
      aheadMs: 24 * 60 * MINUTE + 1,
      message: 'the nonce of signed calls is ahead of the clock',
    },
  ]);
  clock.now += 6 * MINUTE;
  await draw();
  await draw();
  expect(warnings).toHaveLength(2);
  clock.now += 24 * 60 * MINUTE;
  await draw();
  expect(warnings).toHaveLength(2);
});

test('does not warn of a busy second, nor of four minutes (S13)', async () => {
  const { context, clock, warnings } = kangaAccount();
  const sequence = createNonceWatch()(inMemorySequence(), context);
  for (let count = 0; count < 200; count += 1) await sequence(clock.now, async (nonce) => nonce);
  clock.now -= 4 * MINUTE;
  await sequence(clock.now, async (nonce) => nonce);
  expect(warnings).toEqual([]);
});

test('is silent where the mark was raised to microseconds, which lasts for ever', async () => {
  const { context, clock, warnings } = kangaAccount();
  const inner = inMemorySequence();
  await inner(clock.now * 1000, async () => {});
  const sequence = createNonceWatch()(inner, context);
  expect(await sequence(clock.now, async (nonce) => nonce)).toBe(clock.now * 1000 + 1);
  expect(warnings).toEqual([]);
});
