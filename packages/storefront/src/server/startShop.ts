import { listen } from '@coinslot/sandbox/node';
import { chooseRoutes } from './chooseRoutes.ts';
import { createApp } from './createApp.ts';
import { createOrders } from './createOrders.ts';
import { createPages } from './createPages.ts';
import { createSessions } from './createSessions.ts';
import { createShopApi } from './createShopApi.ts';
import { createShopCheckout } from './createShopCheckout.ts';
import { failForgotten } from './failForgotten.ts';
import { listenHttp } from './listenHttp.ts';
import { listProducts } from './listProducts.ts';
import { onFreePort } from './onFreePort.ts';
import { openDatabase } from './openDatabase.ts';
import { openDataFolder } from './openDataFolder.ts';
import { openSandbox } from './openSandbox.ts';

export interface StartShopOptions {
  /** Wanted ports; a taken one is passed over, 0 lets the system choose. So is a taken folder. */
  port: number;
  sandboxPort: number;
  dataFolder: string;
  clientFolder: string;
  /** Whether Kryptoswap's address is shown on its own page, or on the shop's. Default `hosted`. */
  kryptoswapDisplay?: 'hosted' | 'inline' | undefined;
  say(line: string): void;
}

export interface RunningShop {
  url: string;
  port: number;
  controlUrl: string;
  sandboxPort: number;
  /** Where everything is kept: the wanted folder, or the next one beside it. */
  dataFolder: string;
  close(): Promise<void>;
}

const GRACE_MS = 3_000;

/** The sandbox of the providers and the shop, each on its own port: they talk over real HTTP. */
export async function startShop(options: StartShopOptions): Promise<RunningShop> {
  const data = openDataFolder(options.dataFolder);
  const database = openDatabase(data.shopFile);
  const sessions = createSessions(database);
  const orders = createOrders(database);
  const pages = createPages(options.clientFolder);

  // What fell due while the shop was away is told to it once it answers.
  let opened = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const deliver = async (request: Request) => {
    await open;
    return fetch(request);
  };
  const sandbox = openSandbox(data.sandboxFile, { deliver });
  const provider = await onFreePort(options.sandboxPort, (port) => listen(sandbox, { port }));

  // The checkout is told the shop's own address, which is known once the shop listens.
  let answer = (_request: Request): Response | Promise<Response> =>
    new Response(null, { status: 503 });
  const server = await onFreePort(options.port, (port) =>
    listenHttp((request) => answer(request), port),
  );
  const url = `http://127.0.0.1:${server.port}`;
  // A real merchant sets it in Kanga's dashboard; the others are told with each payment.
  sandbox.callbackUrl('kanga', `${url}/api/checkout/callbacks/kanga`);
  const checkout = createShopCheckout({
    origin: url,
    secret: data.secret,
    paymentsFile: data.paymentsFile,
    cryptofuseAccount: sandbox.credentials.cryptofuse,
    kangaAccount: sandbox.credentials.kanga,
    kryptogoAccount: sandbox.credentials.kryptogo,
    kryptoswapAccount: {
      ...sandbox.credentials.kryptoswap,
      routes: chooseRoutes(sandbox.credentials.kryptoswap.routes),
      display: options.kryptoswapDisplay,
    },
    sessions,
    orders,
    onShipped: (orderId) => options.say(`Order ${orderId} is paid and shipped.`),
    onReview: (orderId, reasons) =>
      options.say(`Order ${orderId} needs a look: ${reasons.join(', ')}.`),
  });
  await failForgotten(checkout, sandbox);
  const api = createShopApi({ products: listProducts(database), sessions, orders, checkout });
  answer = createApp({ checkout, api, pages }).fetch;
  opened();
  checkout.start();

  return {
    url,
    port: server.port,
    controlUrl: provider.url,
    sandboxPort: provider.port,
    dataFolder: data.path,
    async close() {
      await server.close(GRACE_MS);
      await checkout.close();
      await provider.close();
      database.close();
      data.release();
    },
  };
}
