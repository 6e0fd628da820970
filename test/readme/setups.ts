import type { ProviderId, Sandbox } from '@coinslot/sandbox';
import type { Provider } from '@coinslot/server';
import { createCryptofuseClient, cryptofuse } from '@coinslot/server/cryptofuse';
import { createKangaClient, inMemorySequence, kanga } from '@coinslot/server/kanga';
import { createKryptogoClient, kryptogo } from '@coinslot/server/kryptogo';
import { createKryptoswapClient, kryptoswap } from '@coinslot/server/kryptoswap';

export interface Setup {
  /** Once for each option that changes what the provider can do. */
  providers: readonly Provider[];
  /** What it is of itself, when a merchant has chosen nothing. */
  bare: Provider;
  client: object;
}

const hashField = { in: 'body', name: 'hash' } as const;

/** Every provider as a merchant sets it up; one that is new does not compile without its line. */
export function setupsOf({ credentials }: Sandbox): Record<ProviderId, Setup> {
  return {
    cryptofuse: {
      providers: [cryptofuse(credentials.cryptofuse)],
      bare: cryptofuse({ clientId: undefined, clientSecret: undefined, webhookSecret: undefined }),
      client: createCryptofuseClient(credentials.cryptofuse),
    },
    kanga: {
      providers: [kanga({ ...credentials.kanga, settlement: { PLN: 'oPLN' } })],
      bare: kanga({ apiKey: undefined, apiSecret: undefined, settlement: {} }),
      client: createKangaClient({ ...credentials.kanga, sequence: inMemorySequence() }),
    },
    kryptogo: {
      providers: [kryptogo(credentials.kryptogo)],
      bare: kryptogo({ clientId: undefined, apiKey: undefined, siteOrigin: undefined }),
      client: createKryptogoClient(credentials.kryptogo),
    },
    kryptoswap: {
      providers: [
        kryptoswap(credentials.kryptoswap),
        kryptoswap({ ...credentials.kryptoswap, display: 'inline', hashField }),
      ],
      bare: kryptoswap({ routes: [] }),
      client: createKryptoswapClient(credentials.kryptoswap),
    },
  };
}
