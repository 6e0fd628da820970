import { describe, expect, it } from 'vitest';
import { splitAddress } from './splitAddress.ts';

const address = 'TXykTMHhUaTgKey5RLAeKCG3Akpf63uwGM';
const texts = (groups: ReturnType<typeof splitAddress>) =>
  groups.map((parts) => parts.map(({ text }) => text).join(''));

describe('splitAddress', () => {
  it('groups by four and loses nothing', () => {
    const groups = texts(splitAddress(address));
    expect(groups.join('')).toBe(address);
    expect(groups.slice(0, -1).every((group) => group.length === 4)).toBe(true);
  });

  it('marks the first and the last six', () => {
    const parts = splitAddress(address).flat();
    const strong = parts.filter((part) => part.strong).map(({ text }) => text);
    expect(strong.join(' ')).toBe('TXyk TM 63uw GM');
  });

  it('marks all of a text that is shorter than its two ends', () => {
    expect(splitAddress('12345678').flat()).toEqual([
      { text: '1234', strong: true },
      { text: '5678', strong: true },
    ]);
    expect(splitAddress('')).toEqual([]);
  });
});
