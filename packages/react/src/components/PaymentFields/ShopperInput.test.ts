import { describe, expect, it } from 'vitest';
import { optionFixture } from '../../testing/optionFixture.ts';
import { asking, field } from './asking.fixture.ts';
import { asksFor, inputOf, knownValues, type ShopperInput } from './ShopperInput.ts';

const entered = (fields: ShopperInput['fields']) => knownValues(asking, fields);
const given = { from: { f1: 'T1' } };

describe('what a provider needs of the shopper', () => {
  it('is sent by list and key, without what was left empty', () => {
    const values = entered({ from: { f1: ' T1 ' }, route: { f2: '  ' } });
    expect(inputOf(asking, values, false)).toEqual({ fields: { from: { f1: ' T1 ' }, route: {} } });
    expect(inputOf(optionFixture({ termsUrl: 'https://x.example' }), {}, true)).toEqual({
      agreement: true,
    });
  });

  it('keeps apart two fields of one key in two lists', () => {
    const twice = optionFixture({ fields: [field('f1'), field('f1', { place: 'route' })] });
    const fields = { from: { f1: 'one' }, route: { f1: 'two' } };
    expect(inputOf(twice, knownValues(twice, fields), false)).toEqual({ fields });
  });

  it('is, where one text is known, what the first field of its list asks for', () => {
    expect(entered({ from: 'T1' })).toEqual({ 'from f1': 'T1', 'route f2': '' });
  });

  it('takes keys as they come, and nothing that is no text', () => {
    const odd = optionFixture({ fields: [field('__proto__'), field('constructor')] });
    const values = { 'from __proto__': 'a', 'from constructor': 'b' };
    const { fields } = inputOf(odd, values, false);
    expect(JSON.stringify(fields)).toBe('{"from":{"__proto__":"a","constructor":"b"}}');
    expect(knownValues(odd, fields)).toEqual(values);
    expect(knownValues(odd, {})).toEqual({ 'from __proto__': '', 'from constructor': '' });
    expect(entered({ from: { f1: 7 as unknown as string } })['from f1']).toBe('');
  });

  it.each<[string, ShopperInput, boolean]>([
    ['asked for while nothing is known', {}, true],
    ['asked for while there is no consent', { fields: given }, true],
    ['asked for while a field that has to be filled in is empty', { agreement: true }, true],
    [
      'all there, though a field that may be empty is so',
      { fields: given, agreement: true },
      false,
    ],
  ])('is %s', (_, known, asks) => {
    expect(asksFor(asking, known)).toBe(asks);
  });

  it('is asked for also where it may be left out, and nothing where there is nothing', () => {
    const optional = optionFixture({ fields: [field('f1', { required: false })] });
    expect(asksFor(optional, {})).toBe(true);
    expect(asksFor(optional, { fields: {} })).toBe(false);
    expect(asksFor(optionFixture(), {})).toBe(false);
  });
});
