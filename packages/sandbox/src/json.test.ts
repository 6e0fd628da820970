import { describe, expect, it } from 'vitest';
import { encodeJson, jsonNumber } from './json.ts';

describe('encodeJson', () => {
  it('keeps the digits that a number was given', () => {
    expect(encodeJson({ value: jsonNumber('99.50') })).toBe('{"value":99.50}');
  });

  it('spaces like Python, so that parsing and encoding again gives other bytes', () => {
    const body = encodeJson({ a: [1, 'é"'], b: null }, { spaced: true });
    expect(body).toBe('{"a": [1, "é\\""], "b": null}');
    expect(JSON.stringify(JSON.parse(body))).not.toBe(body);
  });

  it('leaves out what is undefined', () => {
    expect(encodeJson({ a: undefined, b: true })).toBe('{"b":true}');
  });
});
