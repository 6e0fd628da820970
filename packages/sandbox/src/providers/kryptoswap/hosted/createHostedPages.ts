import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Html } from '../../../control/Html.ts';
import type { Operations } from '../../../emulator.ts';
import { HEADERS, layout, messagePage } from '../../../hosted/layout.ts';
import { SandboxError } from '../../../SandboxError.ts';
import type { KryptoswapAccount } from '../account.ts';
import type { KryptoswapOrder } from '../entities.ts';
import { updateStatus } from '../ledger.ts';
import { ACTIONS } from './form.ts';
import { playAction } from './playAction.ts';
import { renderPage } from './renderPage.ts';

const PAGE = '/:lang{[a-z]{2,3}}/:kind{payment|order}/:uid/:secret';

/** The pages of an order: plain forms that post below the page's own path and come back to it. */
export function createHostedPages(account: KryptoswapAccount, operations: Operations): Hono {
  const app = new Hono();
  const page = (c: Context, content: Html, status: 200 | 404 | 503 = 200) =>
    c.html(content, status, HEADERS);
  const unknown = (c: Context) =>
    page(c, messagePage('Kryptoswap', 'There is no such order', 'Please start again.'), 404);

  // The site, to which a shop's page links for its terms.
  app.get('/', (c) => page(c, renderSite()));

  app.use(`${PAGE}/*`, async (c, next) => {
    if (account.context.faults.current.down) {
      const content = messagePage('Kryptoswap', 'Kryptoswap is down', 'Please try again later.');
      return page(c, content, 503);
    }
    return next();
  });

  app.get(PAGE, (c) => {
    const { kind, uid, secret } = c.req.param();
    const order = findOrder(account, uid, secret);
    if (order === undefined) return unknown(c);
    // The page of the payment shows at once what the other one shows after a look at the order.
    if (kind === 'payment' && order.status === 'new') updateStatus(account, order, 'waitPayment');
    return page(c, renderPage(account, order));
  });

  app.post(`${PAGE}/:action`, async (c) => {
    const { uid, secret, action: name } = c.req.param();
    const order = findOrder(account, uid, secret);
    const action = ACTIONS.find((known) => known === name);
    if (order === undefined || action === undefined) return unknown(c);
    const fields = new URLSearchParams(await c.req.text());
    try {
      playAction(account, operations, order, action, fields);
    } catch (error) {
      // Sent twice, or from a page that was left open: the order is shown as it stands.
      if (!(error instanceof SandboxError)) throw error;
    }
    return c.body(null, 303, { ...HEADERS, location: `../${secret}` });
  });

  return app;
}

function renderSite(): Html {
  return layout(
    { provider: 'Kryptoswap', title: 'Terms' },
    html`<div class="card"><div class="head"><h1>Terms of exchange</h1>
  <p class="quiet">Here the exchange says by which terms it exchanges. In the sandbox there are none.</p></div></div>`,
  );
}

function findOrder(
  { orders }: KryptoswapAccount,
  uid: string | undefined,
  secret: string | undefined,
): KryptoswapOrder | undefined {
  const order = orders.get(uid ?? '');
  return order?.secret === secret ? order : undefined;
}
