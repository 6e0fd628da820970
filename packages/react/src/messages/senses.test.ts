import { expect, it } from 'vitest';
import en from './en.ts';

it('leads nobody by a side, a shape, a colour or a sound', () => {
  const senses =
    /\b(on|to) the (left|right|side)|\b(above|below|green|red|yellow|orange|blue|grey|gray|round|circle|square|triangle|arrow|corner|beep|sound)\b/i;
  expect(JSON.stringify(en)).not.toMatch(senses);
  expect('Press the green button on the right.').toMatch(senses);
});
