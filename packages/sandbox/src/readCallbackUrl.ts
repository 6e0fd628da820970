import { SandboxError } from './SandboxError.ts';

/**
 * The URL, written out in full, when callbacks can go there: http or https, without a fragment, which
 * no request carries.
 *
 * @throws SandboxError for any other text.
 */
export function readCallbackUrl(text: unknown): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hash !== '') {
    throw new SandboxError(
      400,
      `A callback URL starts with https:// or http:// and has no #; ${JSON.stringify(text)} is none.`,
    );
  }
  return url.href;
}
