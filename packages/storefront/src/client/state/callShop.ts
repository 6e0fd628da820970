import type { Words } from '../words/en.ts';

/** The shop's server refused. */
export class ShopRefusal extends Error {
  override readonly name = 'ShopRefusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One call of `/api/shop`. `T` is the server's word for what it answers (`api.ts`). */
export async function callShop<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`/api/shop${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? {} : JSON.parse(text);
  if (!response.ok) throw new ShopRefusal(response.status, String(answer.error));
  return answer as T;
}

/** What a shopper is told of a call that went wrong, in their language. */
export function refusalIn(words: Words, error: unknown): string {
  return (error instanceof ShopRefusal && words.refusals[error.status]) || words.refused;
}
