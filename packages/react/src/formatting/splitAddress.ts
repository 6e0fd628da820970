export interface AddressChunk {
  text: string;
  /** Whether it belongs to the first or last six characters: what people compare. */
  strong: boolean;
}

/**
 * Cuts an address into groups of four for reading. The first and the last six characters are
 * marked as what people compare; joined, the texts are the address again.
 */
export function splitAddress(address: string): AddressChunk[][] {
  const end = address.length - 6;
  const groups: AddressChunk[][] = [];
  for (let start = 0; start < address.length; start += 4) {
    const parts: AddressChunk[] = [];
    for (let at = start; at < Math.min(start + 4, address.length); at++) {
      const strong = at < 6 || at >= end;
      const last = parts.at(-1);
      const char = address.charAt(at);
      if (last?.strong === strong) last.text += char;
      else parts.push({ text: char, strong });
    }
    groups.push(parts);
  }
  return groups;
}
