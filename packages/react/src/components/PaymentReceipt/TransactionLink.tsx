import { safeHref } from '../../formatting/safeHref.ts';
import { Icon } from '../Icon/Icon.tsx';

interface TransactionLinkProps {
  hash: string;
  /** An explorer's page, where one is known. */
  url: string | null | undefined;
  newTab: string;
  className: string | undefined;
}

/** Ends of a transaction's hash; the whole is the accessible name and the tooltip. */
export function TransactionLink({ hash, url, newTab, className }: TransactionLinkProps) {
  const short = hash.length > 14 ? `${hash.slice(0, 6)}…${hash.slice(-6)}` : hash;
  const href = safeHref(url);
  return href ? (
    <a
      className={className}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
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
