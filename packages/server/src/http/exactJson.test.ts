import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson, stringifyExactJson } from './exactJson.ts';

test('keeps the digits that a double would lose', () => {
  const text = '{"a":0.1000000000000000055,"b":9007199254740993,"c":1e-8,"d":-1.50,"e":[0,99.50]}';
  expect(parseExactJson(text)).toEqual({
    a: '0.1000000000000000055',
    b: '9007199254740993',
    c: '1e-8',
    d: '-1.50',
    e: ['0', '99.50'],
  });
});

test('leaves numbers within strings alone, whatever is escaped around them', () => {
  const value = { 'a"1': 'x 1.5', b: '\\', '2': '"3"', c: '\\"4', d: 'é\u2028 5', e: [true, null] };
  expect(parseExactJson(JSON.stringify(value))).toEqual(value);
});

test('reads every JSON value as JSON.parse does, but for its numbers', () => {
  const withTexts = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_, inner) =>
        typeof inner === 'number' ? JSON.stringify(inner) : inner,
      ),
    );
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseExactJson(text)).toEqual(withTexts(JSON.parse(text)));
    }),
  );
});

test.for(['', '{', '{"a":01}', '{"a":1.}', "{'a':1}", '{1:2}', 'NaN', '<html>', '1 2'])(
  'calls %j no JSON',
  (text) => {
    expect(parseExactJson(text)).toBeUndefined();
  },
);

test('is quick with a megabyte of escapes', () => {
  const text = JSON.stringify({ a: '\\"'.repeat(250_000), b: 1 });
  const startedAt = performance.now();
  expect(parseExactJson(text)).toMatchObject({ b: '1' });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});

test.for([
  '123.45',
  '0.30000000000000004',
  '0.000000000000000001',
  '100.00',
  '98765432109876543210',
])('writes %s as a JSON number, digit for digit', (amount) => {
  const body = stringifyExactJson({ currency: 'X' }, { amount });
  expect(body).toBe(`{"amount":${amount},"currency":"X"}`);
});

test('leaves out what is undefined, and needs no other fields', () => {
  expect(stringifyExactJson({ a: undefined }, { amount: '1' })).toBe('{"amount":1}');
  expect(stringifyExactJson({ a: 'b' }, {})).toBe('{"a":"b"}');
});

test.for(['', '1e3', '01', '.5', '5.', '-1', '+1', '1,5', 'NaN', '1}', ' 1', '1\n'])(
  'refuses %j as a decimal',
  (amount) => {
    expect(() => stringifyExactJson({}, { amount })).toThrow(RangeError);
  },
);
