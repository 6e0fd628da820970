import type { RequestParts } from './Incoming.ts';
/** The media type that a request says its body has, without parameters, in lower case; '' for none. */
export function mediaType({ headers }: RequestParts): string {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';', 1);
  return type.trim().toLowerCase();
}
