import { html } from 'hono/html';
import type { Html } from '../control/Html.ts';

/** What a hosted page adds to the provider's own: the shopper's wallet, the network, the operator. */
export function playPanel(title: string, content: Html): Html {
  return html`<section class="play" aria-labelledby="play">
  <div class="head"><h2 id="play">${title}</h2><p class="quiet">Played by the sandbox; the real page has no such buttons.</p></div>
  ${content}
</section>`;
}
