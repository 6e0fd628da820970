/** So much of a secret in a row is a secret still. */
const TELLING = 12;

/**
 * Whether a text repeats one of the secrets or a telling part of it, as it is or as URLs, forms and
 * JSON write it.
 */
export function echoesSecret(text: string, secrets: readonly string[]): boolean {
  return secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      `${new URLSearchParams({ _: secret })}`.slice(2),
      JSON.stringify(secret).slice(1, -1),
    ])
    .some((form) => partsOf(form).some((part) => text.includes(part)));
}

function partsOf(text: string): string[] {
  const count = Math.max(1, text.length - TELLING + 1);
  return Array.from({ length: count }, (_, index) => text.slice(index, index + TELLING));
}
