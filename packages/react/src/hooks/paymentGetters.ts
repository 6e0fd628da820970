import type { Payment } from '@coinslot/core';
import type { MouseEvent } from 'react';
import { safeHref } from '../formatting/safeHref.ts';
import type { Session } from '../session/Session.ts';
import { copyText, selectContents } from './copyText.ts';
import { rememberReturn } from './rememberReturn.ts';
import { isPayable, transferOf } from './transferOf.ts';

/**
 * For an element that shows a value and copies it: a `button`, or what looks like one, so that it is
 * reached by keyboard, too. Another element takes them as well.
 */
export interface CopyProps {
  /** Sends no form around it. Says nothing on other elements. */
  type: 'button';
  /** Exactly what is copied: no grouping, no symbol. */
  children: string;
  'aria-label': string;
  translate: 'no';
  dir: 'ltr';
  onClick(event: MouseEvent<Element>): void;
}
export type AddressProps = CopyProps;
export type AmountProps = CopyProps;
export type MemoProps = CopyProps;

/**
 * For a QR component: black on white with a quiet zone, whatever the page's theme. It holds the
 * address alone, which every wallet reads.
 */
export interface QrProps {
  value: string;
  level: 'M';
  marginSize: 4;
  bgColor: '#ffffff';
  fgColor: '#000000';
  role: 'img';
  'aria-label': string;
}

/**
 * For a link to the provider's page, in the same tab unless the link has another `target`. A link
 * and nothing else: no script opens a window, so that there is nothing to block.
 */
export interface RedirectProps {
  href: string;
  /** The link may hold a secret of the order. */
  rel: 'noreferrer';
  /** Remembers in this tab which payment to come back to. */
  onClick(event: MouseEvent<HTMLAnchorElement>): void;
}

type What = 'address' | 'amount' | 'memo';
type Copied = (what: What, outcome: 'copied' | 'denied') => void;

export interface PaymentGetters {
  /** For an element that shows the address and copies it. Null while nothing is to be sent. */
  getAddressProps(): AddressProps | null;
  /** For an element that shows the amount and copies it. Null while nothing is to be sent. */
  getAmountProps(): AmountProps | null;
  /**
   * For an element that shows the memo (or tag) and copies it. Null where the network needs none; where
   * it is not null it has to be shown, for money that is sent without it is lost.
   */
  getMemoProps(): MemoProps | null;
  /** For a QR component and the element around it. Null while nothing is to be sent. */
  getQrProps(): QrProps | null;
  /** For a link to the provider's page. Null where the payment has none. */
  getRedirectProps(): RedirectProps | null;
}

/** The prop getters of a payment. */
export function paymentGetters(
  payment: Payment,
  { emit, queryKey }: Pick<Session, 'emit' | 'queryKey'>,
): PaymentGetters {
  const onCopy: Copied = (what, outcome) => emit({ type: 'copy', what, outcome });
  const { id, action } = payment;
  const transfer = transferOf(payment);
  const href = action.type === 'redirect' && isPayable(payment) ? safeHref(action.url) : null;
  return {
    getAddressProps: () => transfer && copyProps('address', transfer.address, '', onCopy),
    getAmountProps: () =>
      transfer && copyProps('amount', transfer.amount, ` ${transfer.asset.symbol}`, onCopy),
    getMemoProps: () => (transfer?.memo ? copyProps('memo', transfer.memo, '', onCopy) : null),
    getQrProps: () =>
      transfer && {
        value: transfer.address,
        level: 'M',
        marginSize: 4,
        bgColor: '#ffffff',
        fgColor: '#000000',
        role: 'img',
        'aria-label': transfer.address,
      },
    getRedirectProps: () =>
      href === null
        ? null
        : {
            href,
            rel: 'noreferrer',
            onClick({ currentTarget: link }) {
              rememberReturn(queryKey(id)[1], id);
              // Providers refuse to be shown in a frame.
              if (window !== window.top) link.target ||= '_top';
            },
          },
  };
}

function copyProps(what: What, value: string, unit: string, onCopy: Copied): CopyProps {
  return {
    type: 'button',
    children: value,
    'aria-label': value + unit,
    translate: 'no',
    dir: 'ltr',
    onClick({ currentTarget }) {
      void copyText(value).then((copied) => {
        if (!copied) selectContents(currentTarget);
        onCopy(what, copied ? 'copied' : 'denied');
      });
    },
  };
}
