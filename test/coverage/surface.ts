import { useKryptogoPayment } from '@coinslot/react/headless';
import { createSandbox, type ProviderId } from '@coinslot/sandbox';
import * as cryptofuse from '@coinslot/server/cryptofuse';
import * as kanga from '@coinslot/server/kanga';
import * as kryptogo from '@coinslot/server/kryptogo';
import * as kryptoswap from '@coinslot/server/kryptoswap';

/** Tells of options and choices, and performs nothing. */
const CHECKS = ['problems', 'check', 'askedPrice'];

/** All of ours that can be called: what the client does, what the provider does, and the rest. */
export function surface(): Readonly<Record<ProviderId, readonly string[]>> {
  const accounts = createSandbox().credentials;
  const settlement = { PLN: 'oPLN' };
  const { createCryptofuseClient, cryptofuse: cryptofuseProvider, ...moreCryptofuse } = cryptofuse;
  const { createKangaClient, kanga: kangaProvider, ...moreKanga } = kanga;
  const { createKryptogoClient, kryptogo: kryptogoProvider, ...moreKryptogo } = kryptogo;
  const { createKryptoswapClient, kryptoswap: kryptoswapProvider, ...moreKryptoswap } = kryptoswap;
  return {
    cryptofuse: namesOf(
      createCryptofuseClient(accounts.cryptofuse),
      cryptofuseProvider(accounts.cryptofuse),
      moreCryptofuse,
    ),
    kanga: namesOf(
      createKangaClient({ ...accounts.kanga, sequence: kanga.inMemorySequence() }),
      kangaProvider({ ...accounts.kanga, settlement }),
      moreKanga,
    ),
    kryptogo: namesOf(
      createKryptogoClient(accounts.kryptogo),
      kryptogoProvider(accounts.kryptogo),
      { ...moreKryptogo, useKryptogoPayment },
    ),
    kryptoswap: namesOf(
      createKryptoswapClient(accounts.kryptoswap),
      kryptoswapProvider(accounts.kryptoswap),
      moreKryptoswap,
    ),
  };
}

function namesOf(client: object, provider: object, more: object): string[] {
  return [
    ...functionsOf(client).map((name) => `client.${name}`),
    ...functionsOf(provider)
      .filter((name) => !CHECKS.includes(name))
      .map((name) => `provider.${name}`),
    ...Object.keys(more),
  ];
}

function functionsOf(object: object): string[] {
  return Object.entries(object).flatMap(([name, value]) =>
    typeof value === 'function' ? [name] : [],
  );
}
