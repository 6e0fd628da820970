import { describe, expect, it } from 'vitest';
import { createSingleFlight } from './singleFlight.ts';

/** Runs that end when the test says so. */
function runs() {
  const pending: ((value: number) => void)[] = [];
  const run = () => new Promise<number>((resolve) => pending.push(resolve));
  return { pending, run };
}

describe('createSingleFlight', () => {
  it('shares one run between all who come while it lasts, by key', async () => {
    const flight = createSingleFlight<number>();
    const { pending, run } = runs();
    const shared = [flight.join('a', run), flight.join('a', run), flight.join('b', run)];
    expect(pending).toHaveLength(2);
    pending.forEach((end, index) => {
      end(index);
    });
    expect(await Promise.all(shared)).toEqual([0, 0, 1]);
  });

  it('starts anew after the end of a run, and after its failure', async () => {
    const flight = createSingleFlight<number>();
    await expect(flight.join('a', async () => Promise.reject(new Error('no')))).rejects.toThrow();
    expect(await flight.join('a', async () => 2)).toBe(2);
  });

  it('gives a newcomer with news a run that begins after the one under way, once for all', async () => {
    const flight = createSingleFlight<number>();
    const { pending, run } = runs();
    const old = flight.join('a', run);
    const fresh = [flight.next('a', run), flight.next('a', run)];
    expect(pending).toHaveLength(1);
    pending[0]?.(1);
    expect(await old).toBe(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(pending).toHaveLength(2);
    pending[1]?.(2);
    expect(await Promise.all(fresh)).toEqual([2, 2]);
  });

  it('gives the fresh run even when the one under way fails', async () => {
    const flight = createSingleFlight<number>();
    const failing = flight.join('a', async () => Promise.reject(new Error('no')));
    const fresh = flight.next('a', async () => 3);
    await expect(failing).rejects.toThrow('no');
    expect(await fresh).toBe(3);
  });
});
