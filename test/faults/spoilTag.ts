/** What a forger makes of a genuine tag, who has no secret: an empty list leaves it out. */
const SPOILT = {
  none: () => [],
  empty: () => [''],
  own: (own: string) => [own],
  'own in upper case': (own: string) => [own.toUpperCase()],
  'own with a changed digit': (own: string, digit: number) => [
    own.slice(0, digit) + otherDigit(own, digit) + own.slice(digit + 1),
  ],
  'own twice': (own: string) => [own, own],
  'own cut': (own: string, digit: number) => [own.slice(0, digit)],
  'own with a scheme': (own: string) => [`sha256=${own}`],
  'not ASCII': () => ['é'.repeat(64)],
} satisfies Record<string, (own: string, digit: number) => string[]>;

export const isSpoilt = (how: string): how is keyof typeof SPOILT => Object.hasOwn(SPOILT, how);

/** The values of a header or a field, one per line of it. */
export function spoilTag(how: keyof typeof SPOILT, own: string, digit: number): string[] {
  return SPOILT[how](own, digit);
}

/** A digit that the tag does not have in this place. */
export function otherDigit(tag: string, place: number): string {
  return tag[place] === '0' ? '1' : '0';
}
