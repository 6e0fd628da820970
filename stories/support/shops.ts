import type { ProviderId, Sandbox } from '@coinslot/sandbox';
import type { Order, Provider } from '@coinslot/server';
import { cryptofuse } from '@coinslot/server/cryptofuse';
import { kanga } from '@coinslot/server/kanga';
import { kryptogo } from '@coinslot/server/kryptogo';
import { kryptoswap } from '@coinslot/server/kryptoswap';

interface FlowShop {
  /** As a merchant sets it up. */
  provider(sandbox: Sandbox): Provider;
  price: Order['prices'][number];
}

const dollars = { amount: '100.00', currency: 'USD' };

/** One shop for each provider. */
export const SHOPS: Readonly<Record<ProviderId, FlowShop>> = {
  cryptofuse: {
    provider: ({ credentials }) => cryptofuse({ ...credentials.cryptofuse, assets: ['USDTTRC20'] }),
    price: dollars,
  },
  kanga: {
    provider: ({ credentials }) =>
      kanga({ ...credentials.kanga, settlement: { PLN: 'oPLN' }, payCurrencies: ['oPLN'] }),
    price: { amount: '399.00', currency: 'PLN' },
  },
  kryptogo: {
    provider: ({ credentials }) => kryptogo(credentials.kryptogo),
    price: dollars,
  },
  kryptoswap: {
    provider({ credentials: { kryptoswap: account } }) {
      const routes = account.routes.filter(({ from }) => from === 'USDTTRC20');
      return kryptoswap({ ...account, routes, display: 'inline' });
    },
    price: dollars,
  },
};
