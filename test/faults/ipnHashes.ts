import { createHash, createHmac } from 'node:crypto';
import type { OpenPayment, SentNotice, Target } from './openTarget.ts';
import { pickOf } from './pickOf.ts';
import { isSpoilt, spoilTag } from './spoilTag.ts';

/** What the provider's hash covers, in the order of its guide. */
export const HASHED = [
  'orderId',
  'newStatus',
  'inAmount',
  'outAmount',
  'xml_from',
  'xml_to',
  'timestamp',
] as const;
/** Where a forger has a hash from, or how it is made. */
export const HASHES = [
  'none',
  'empty',
  'own',
  'own in upper case',
  'own with a changed digit',
  'own twice',
  'own cut',
  'own with a scheme',
  'in the other place',
  "another notice's",
  "of another order's secret",
  "of the shop's secrets",
  'of what the shopper knows',
  'of no secret',
  'of the sample of the guide',
  'of another secret',
  'over the number of the order as well',
  'over fewer fields',
  'over the fields in another order',
  'over fields that are not parted',
  'an HMAC',
  'not ASCII',
] as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The values of the hash, one per field or line of the header. */
export function hashesOf(
  { open, paid, lost, sent, secret: shopSecret }: Target,
  { hash, pick, text }: { hash: (typeof HASHES)[number]; pick: number; text: string },
  { notice, victim, url }: { notice: SentNotice; victim: OpenPayment; url: string },
  form: URLSearchParams,
): string[] {
  const own = notice.hash ?? '';
  if (isSpoilt(hash)) return spoilTag(hash, own, pick % 64);
  const values = HASHED.map((name) => form.get(name) ?? '');
  const over = (secret: string, fields: readonly string[] = values) =>
    sha256([...fields, secret].join(':'));
  const { orderSecret } = victim.private;
  // Of every other order, at the worst; with its own anybody could speak for an order.
  const others = [...paid, ...open, lost].filter((one) => !url.startsWith(one.callbackUrl));
  const stolen = pickOf(others, pick).noticeSecret ?? '';
  switch (hash) {
    case 'in the other place':
      return [own];
    case "another notice's":
      return [pickOf(sent, pick + 1).hash ?? ''];
    case "of another order's secret":
      return [over(stolen)];
    case "of the shop's secrets":
      return [over(shopSecret)];
    case 'of what the shopper knows':
      return [
        over(
          pickOf([`${orderSecret}`, victim.id, victim.reference ?? '', victim.callbackUrl], pick),
        ),
      ];
    case 'of no secret':
      return [pick % 2 === 0 ? over('') : sha256(values.join(':'))];
    case 'of the sample of the guide':
      return [over('SECRET123')];
    case 'of another secret':
      return [over(text)];
    case 'over the number of the order as well':
      return [over(stolen, [form.get('orderUID') ?? '', ...values])];
    case 'over fewer fields':
      return [over(stolen, values.slice(0, pick % 7))];
    case 'over the fields in another order':
      return [over(stolen, values.toReversed())];
    case 'over fields that are not parted':
      return [sha256([...values, stolen].join(''))];
    case 'an HMAC':
      return [createHmac('sha256', stolen).update(values.join(':')).digest('hex')];
    default:
      return hash satisfies never;
  }
}
