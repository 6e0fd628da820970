const rawNumber = Symbol('raw JSON number');

/** A number that keeps its digits in JSON: `99.50` stays `99.50`, `10.0` stays `10.0`. */
export interface JsonNumber {
  readonly [rawNumber]: string;
}

export type Json =
  | string
  | number
  | boolean
  | null
  | JsonNumber
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

export interface EncodeJsonOptions {
  /** Python's default: a space after each comma and colon. */
  spaced?: boolean;
}

export function jsonNumber(digits: string): JsonNumber {
  return { [rawNumber]: digits };
}

/**
 * Encodes JSON with the digits and the spacing of the provider's own encoder, which
 * `JSON.stringify` cannot: a receiver that parses and re-encodes gets other bytes.
 */
export function encodeJson(value: Json, options: EncodeJsonOptions = {}): string {
  const space = options.spaced === true ? ' ' : '';
  const encode = (item: Json): string => {
    if (item === null || typeof item !== 'object') return JSON.stringify(item);
    if (isJsonNumber(item)) return item[rawNumber];
    if (Array.isArray(item)) return `[${item.map(encode).join(`,${space}`)}]`;
    const entries = Object.entries(item).flatMap(([key, entry]) =>
      entry === undefined ? [] : [`${JSON.stringify(key)}:${space}${encode(entry)}`],
    );
    return `{${entries.join(`,${space}`)}}`;
  };
  return encode(value);
}

function isJsonNumber(value: object): value is JsonNumber {
  return rawNumber in value;
}
