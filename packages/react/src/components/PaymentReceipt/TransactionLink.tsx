'use client';
import { Icon } from '../Icon/Icon.tsx';
import { useText } from '../text/useText.ts';

interface TransactionLinkProps {
  hash: string;
  /** An explorer's page, or null. */
  url: string | null;
  className: string | undefined;
}

/** Ends of a transaction's hash; the whole is the accessible name and the tooltip. */
export function TransactionLink({ hash, url, className }: TransactionLinkProps) {
  const { words } = useText('TransactionLink');
  const short = hash.length > 14 ? `${hash.slice(0, 6)}…${hash.slice(-6)}` : hash;
  // Whatever the server sent: a link that runs code is not a link.
  if (url === null || !/^https:\/\//i.test(url)) {
    return (
      <span translate="no" title={hash}>
        {short}
      </span>
    );
  }
  return (
    <a
      className={className}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={hash}
      aria-label={`${hash}, ${words.receipt.newTab}`}
      translate="no"
    >
      {short}
      <Icon name="external" />
    </a>
  );
}
