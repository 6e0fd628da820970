import { QRCodeSVG } from 'qrcode.react';
import { useLayoutEffect, useRef } from 'react';

/** The least that a shopper could pay with: a native dialog, an address and its code. */
export function BareDialog({ address }: { address: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog}>
      <h2>12.5 USDT</h2>
      <QRCodeSVG value={address} level="M" marginSize={4} size={208} role="img" />
      <p>{address}</p>
      <button type="button">Close</button>
    </dialog>
  );
}
