import type { Payment } from '@coinslot/core';
import type { MouseEvent } from 'react';
import { copyText, selectContents } from './copyText.ts';

/** For an element, best a `button`, that shows a value and copies it. */
export interface CopyProps {
  /** Exactly what is copied: no grouping, no symbol. */
  children: string;
  'aria-label': string;
  translate: 'no';
  dir: 'ltr';
  onClick(event: MouseEvent<Element>): void;
}
export type AddressProps = CopyProps;
export type AmountProps = CopyProps;

/** For a QR component: black on white with a quiet zone, whatever the page's theme. */
export interface QrProps {
  value: string;
  level: 'M';
  marginSize: 4;
  bgColor: '#ffffff';
  fgColor: '#000000';
  role: 'img';
  'aria-label': string;
}

/** For a link to the provider's page, in the same tab. */
export interface RedirectProps {
  href: string;
  /** The link may hold a secret of the order. */
  rel: 'noreferrer';
}

export type Copied = (what: 'address' | 'amount', outcome: 'copied' | 'denied') => void;

/** The prop getters of every payment hook. */
export const paymentProps = {
  address({ action }: Payment, onCopy: Copied): AddressProps | null {
    return action.type === 'transfer' ? copyProps('address', action.address, '', onCopy) : null;
  },
  amount({ action }: Payment, onCopy: Copied): AmountProps | null {
    return action.type === 'transfer'
      ? copyProps('amount', action.amount, ` ${action.asset.symbol}`, onCopy)
      : null;
  },
  qr({ action }: Payment): QrProps | null {
    if (action.type !== 'transfer') return null;
    return {
      value: action.address,
      level: 'M',
      marginSize: 4,
      bgColor: '#ffffff',
      fgColor: '#000000',
      role: 'img',
      'aria-label': action.address,
    };
  },
  redirect({ action }: Payment): RedirectProps | null {
    // Whatever the server sent: a link that runs code is not a link.
    return action.type === 'redirect' && /^https?:\/\//i.test(action.url)
      ? { href: action.url, rel: 'noreferrer' }
      : null;
  },
};

export type PaymentProps = typeof paymentProps;

function copyProps(
  what: 'address' | 'amount',
  value: string,
  unit: string,
  onCopy: Copied,
): CopyProps {
  return {
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
