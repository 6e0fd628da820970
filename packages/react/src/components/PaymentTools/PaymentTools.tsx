'use client';
import type { Payment } from '@coinslot/core';
import en from '../../messages/en.ts';
import { receiptRows } from '../PaymentReceipt/receiptRows.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';
import { CopyText } from './CopyText.tsx';
import { PrintReceipt } from './PrintReceipt.tsx';
import { receiptText } from './receiptText.ts';

interface PaymentToolsProps {
  /** Whose receipt is taken along. */
  receipt?: Payment | false;
  /** What helps whom the shopper asks. */
  details?: (() => string) | false | undefined;
}

/** What the shopper takes along: the receipt, on paper or as text, and the facts for support. */
export function PaymentTools({ receipt, details }: PaymentToolsProps) {
  const part = usePart<HTMLDivElement>('PaymentTools');
  const { root, words, checkout } = part;
  const { action, receipt: said } = mergeMessages(en, checkout.messages);
  if (!receipt && !details) return null;

  const paper = receipt && {
    shop: checkout.merchantName,
    title: words.title[receipt.status],
    sandbox: (checkout.environment ?? receipt.environment) === 'sandbox' && words.testMode,
    rows: receiptRows(receipt, part).map(([name, value]) => [said[name], value] as const),
  };
  return (
    // What is said here is said by itself, also within an alert.
    <div {...root} aria-live="off" aria-atomic="false">
      {paper && (
        <>
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
