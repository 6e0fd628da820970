import { describe, expect, it } from 'vitest';
import { createRandom, freshSeed } from './random.ts';

describe('createRandom', () => {
  it('repeats itself under one seed and differs under another', () => {
    const draw = (seed: string) => {
      const random = createRandom(seed);
      return [random.uuid(), random.hex(40), random.uuid()];
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(new Set(draw('a')).size).toBe(3);
  });

  it('writes version 4 UUIDs', () => {
    const random = createRandom('uuid');
    for (let i = 0; i < 50; i += 1) {
      expect(random.uuid()).toMatch(
        /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
      );
    }
  });

  it('finds a fresh seed each time', () => {
    expect(freshSeed()).not.toBe(freshSeed());
  });
});
