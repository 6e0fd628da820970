'use client';
import type { Payment } from '@coinslot/core';
import { safeHref } from '../../formatting/safeHref.ts';
import en from '../../messages/en.ts';
import { receiptRows } from '../PaymentReceipt/receiptRows.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';
import { CopyText } from './CopyText.tsx';
import { PrintReceipt } from './PrintReceipt.tsx';
import { receiptText } from './receiptText.ts';
import { writtenLink } from './writtenLink.ts';

interface PaymentToolsProps {
  /** Whose receipt is taken along. */
  receipt?: Payment | false;
  /** What helps whom the shopper asks, where there is a button to ask with. */
  details?: (() => string) | false | undefined;
}

/** What the shopper takes along: the receipt, on paper or as text, and the facts for support. */
export function PaymentTools({ receipt, details }: PaymentToolsProps) {
  const part = usePart<HTMLDivElement>('PaymentTools');
  const { root, css, words, checkout } = part;
  const { action, receipt: said } = mergeMessages(en, checkout.messages);
  if (!receipt && !details) return null;

  const href = safeHref(checkout.supportUrl, true);
  const contact = href && writtenLink(href);
  const paper = receipt && {
    shop: checkout.merchantName,
    title: words.title[receipt.status],
    sandbox: (checkout.environment ?? receipt.environment) === 'sandbox' && words.testMode,
    rows: [
      ...receiptRows(receipt, part).map(([name, value]) => [said[name], value] as const),
      ...(contact ? [[action.support, contact] as const] : []),
    ],
  };
  return (
    // What is said here is said by itself, also within an alert.
    <div {...root} aria-live="off" aria-atomic="false">
      {paper && (
        <>
          {/* At the place where it stands as a button. */}
          {href && contact && !details && (
            <a className={joinClasses(css('link'), css('last-checked__action'))} href={href}>
              {action.support}
            </a>
          )}
          <CopyText
            what="receipt"
            label={said.copy}
            copied={said.copied}
            text={() => receiptText(paper)}
          />
          <PrintReceipt label={said.print} {...paper} />
        </>
      )}
      {details && (
        <CopyText what="support" label={action.copyDetails} copied={said.copied} text={details} />
      )}
    </div>
  );
}
