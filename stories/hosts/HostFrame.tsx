import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';

interface HostFrameProps {
  title: string;
  /** Addresses of style sheets. */
  sheets: readonly string[];
  /** The content security policy of the page. */
  policy?: string;
  /** Handed the page, before anything of a shop is in it. */
  onPage?: (page: Document) => void;
  children: ReactNode;
}

/** A page of its own inside this one, with a shop in it. */
export function HostFrame({ title, sheets, policy, onPage, children }: HostFrameProps) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const head = [
    policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="color-scheme" content="light dark">',
    ...sheets.map((href) => `<link rel="stylesheet" href="${href}">`),
  ];
  return (
    <iframe
      title={title}
      style={{ inlineSize: '100%', maxInlineSize: 520, blockSize: 640, border: '1px solid' }}
      srcDoc={`<!doctype html><html lang="en"><head>${head.join('')}</head><body></body></html>`}
      onLoad={({ currentTarget: { contentDocument: page } }) => {
        if (page === null) return;
        onPage?.(page);
        setBody(page.body);
      }}
    >
      {body && createPortal(children, body)}
    </iframe>
  );
}
