import { toBase64Url } from './crypto/encoding.ts';

/** 144 random bits behind a prefix that says what the id is of. */
export function newId(prefix: 'pay' | 'evt' | 'req', random: (bytes: number) => Uint8Array) {
  return `${prefix}_${toBase64Url(random(18))}`;
}

/** Whether a text can be the id of a payment. */
export function isPaymentId(text: string): boolean {
  return /^pay_[A-Za-z0-9_-]{22,64}$/.test(text);
}
