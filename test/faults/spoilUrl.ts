export type SpoiledUrl =
  | "the victim's"
  | 'the bare one'
  | 'a token with a changed letter'
  | 'a token of an unknown payment'
  | 'a token without its tag'
  | 'an unknown provider';

/** The callback URL of a payment, as it is or with one thing wrong. */
export function spoilUrl(callbackUrl: string, route: SpoiledUrl, pick: number): string {
  const letter = callbackUrl.at(-1) === 'A' ? 'B' : 'A';
  const bare = callbackUrl.slice(0, callbackUrl.lastIndexOf('/'));
  switch (route) {
    case "the victim's":
      return callbackUrl;
    case 'the bare one':
      return bare;
    case 'a token with a changed letter':
      return callbackUrl.slice(0, -2 - (pick % 20)) + letter + callbackUrl.slice(-1 - (pick % 20));
    case 'a token of an unknown payment':
      return `${bare}/pay_${'x'.repeat(24)}.${'y'.repeat(22)}`;
    case 'a token without its tag':
      return callbackUrl.slice(0, callbackUrl.lastIndexOf('.'));
    case 'an unknown provider':
      return callbackUrl.replace(
        /\/callbacks\/[a-z]+/,
        `/callbacks/${pick % 2 === 0 ? 'kanga' : 'constructor'}`,
      );
    default:
      return route satisfies never;
  }
}
