/** A text for people to read, with what no database keeps replaced: writing it must not fail. */
export function keepable<T extends string | null>(text: T): T | string {
  return text === null ? text : text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}
