import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import { layout } from '../../../hosted/layout.ts';
import type { KryptoswapAccount } from '../account.ts';
import type { KryptoswapOrder } from '../entities.ts';
import { amountOf, type View } from './form.ts';
import { renderAwaited, renderPreview } from './renderOpen.ts';
import { renderOutcome } from './renderOutcome.ts';
import { returnUrl } from './returnUrl.ts';

/** An order as it stands, on either of its pages. */
export function renderPage(account: KryptoswapAccount, order: KryptoswapOrder): Html {
  const { uid, inAmount, outAmount, route } = order;
  const { part, play, underWay = false } = viewOf(account, order);
  const pays = amountOf(inAmount, route.from);
  const title = `Order ${uid}`;
  return layout(
    { provider: 'Kryptoswap', title, underWay },
    html`<div class="card">
  <div class="price"><p class="quiet">${title} · ${amountOf(outAmount, route.to)} goes out</p><p><strong>${pays}</strong></p></div>
  ${part}
</div>${play ?? ''}`,
  );
}

function viewOf({ dialect }: KryptoswapAccount, order: KryptoswapOrder): View {
  const { status } = order;
  if (status === 'new') return renderPreview(order);
  if (status === 'waitPayment') return renderAwaited(order);
  return renderOutcome(order, status, returnUrl(order, dialect));
}
