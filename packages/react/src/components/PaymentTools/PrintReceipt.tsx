'use client';
import { useContext, useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { DialogContext } from '../Checkout/CardContext.ts';
import { joinClasses } from '../part/joinClasses.ts';
import { useBrowserLayoutEffect } from '../part/useBrowserLayoutEffect.ts';
import { useLocalSlot } from '../part/useLocalSlot.ts';
import { applyPaperSheet } from './paperSheet.ts';
import type { WrittenReceipt } from './receiptText.ts';

interface PrintReceiptProps extends WrittenReceipt {
  label: string;
}

/**
 * Prints the receipt, and nothing around it. What covers the page is printed as its receipt also
 * by the browser's own command; a page with a card in it is the shop's, and is printed whole then.
 */
export function PrintReceipt({ label, ...receipt }: PrintReceiptProps) {
  const { css } = useLocalSlot('PaymentTools');
  const covers = useContext(DialogContext) !== null;
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  const [printing, setPrinting] = useState(false);

  useEffect(() => {
    const begin = () => {
      if (covers || pressed.current) flushSync(() => setPrinting(true));
    };
    const end = () => {
      setPrinting(false);
      // What is not on the paper has lost the focus.
      if (pressed.current && document.activeElement === document.body) button.current?.focus();
      pressed.current = false;
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, [covers]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={joinClasses(css('link'), css('last-checked__action'))}
        onClick={() => {
          pressed.current = true;
          window.print();
        }}
      >
        {label}
      </button>
      {printing && createPortal(<Paper {...receipt} />, document.body)}
    </>
  );
}

function Paper({ shop, title, sandbox, rows }: WrittenReceipt) {
  const { checkout } = useLocalSlot('PaymentTools');
  const { locale } = checkout;
  useBrowserLayoutEffect(applyPaperSheet, []);
  return (
    <div
      data-coinslot="receipt-paper"
      lang={locale}
      dir={/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr'}
    >
      {shop && <p>{shop}</p>}
      {sandbox && <p>{sandbox}</p>}
      <h1>{title}</h1>
      <dl>
        {rows.map(([name, value]) => [
          <dt key={`${name}:`}>{name}</dt>,
          <dd key={name}>
            <bdi>{value}</bdi>
          </dd>,
        ])}
      </dl>
    </div>
  );
}
