import type { Payment } from '@coinslot/core';
import { safeHref } from '../../formatting/safeHref.ts';
import { Icon } from '../Icon/Icon.tsx';

interface TransactionLinkProps {
  hash: string;
  /** A transaction whose explorer has this one as well. */
  seen: Payment['transactions'][number] | undefined;
  newTab: string;
  className: string | undefined;
}

/** Ends of a transaction's hash; the whole is the accessible name and the tooltip. */
export function TransactionLink({ hash, seen, newTab, className }: TransactionLinkProps) {
  const short = hash.length > 14 ? `${hash.slice(0, 6)}…${hash.slice(-6)}` : hash;
  const href = /\W/.test(hash) ? null : safeHref(seen?.explorerUrl?.replace(seen.hash, hash));
  return href ? (
    <a
      className={className}
      href={href}
      target="_blank"
      rel="noreferrer"
      title={hash}
      aria-label={`${hash}, ${newTab}`}
      translate="no"
    >
      {short}
      <Icon name="external" />
    </a>
  ) : (
    <span translate="no" title={hash}>
      {short}
    </span>
  );
}
