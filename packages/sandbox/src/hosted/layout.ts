import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { html, raw } from 'hono/html';
import type { Html } from '../control/Html.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const hashOf = (text: string) => `'sha256-${base64.encode(sha256(utf8ToBytes(text)))}'`;

const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "connect-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** A page loads nothing, and tells nobody its URL, which may have an e-mail address or a secret in it. */
export const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': POLICY.join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export interface LayoutOptions {
  /** Whose page it stands in for. */
  readonly provider: string;
  readonly title: string;
  /** The page looks again by itself. */
  readonly underWay?: boolean;
}

/** A payment page as the sandbox plays it, for every provider that has one of its own. */
export function layout(
  { provider, title, underWay = false }: LayoutOptions,
  content: Html | Html[],
): Html {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  ${underWay ? html`<noscript><meta http-equiv="refresh" content="2"></noscript>` : ''}
  <title>${title} · ${provider} sandbox</title>
  <link rel="icon" href="data:,">
  <style>${raw(style)}</style>
</head>
<body>
  <header class="banner"><strong>${provider} sandbox</strong> – a stand-in for ${provider}’s payment page. No real money moves.</header>
  <main tabindex="-1" aria-live="polite"${underWay ? html` data-under-way` : ''}>${content}</main>
  <script>${raw(script)}</script>
</body>
</html>`;
}

/** For a link that leads nowhere, and a provider that is down. */
export function messagePage(provider: string, title: string, message: string): Html {
  return layout(
    { provider, title },
    html`<div class="card"><div class="mark" data-tone="bad" aria-hidden="true">!</div>
  <div class="head"><h1>${title}</h1><p class="quiet">${message}</p></div></div>`,
  );
}
