import { changeDialect, defaultDialect } from '../../dialect.ts';
import type { Emulator, EmulatorContext } from '../../emulator.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { KryptogoAccount, KryptogoCredentials } from './account.ts';
import { document } from './document.ts';
import type { PaymentIntent } from './entities.ts';
import { createOperations } from './operations.ts';
import { refuseWith } from './refusal.ts';
import { createRoutes } from './routes.ts';
import { restoreAccount, type SavedAccount, saveAccount } from './savedAccount.ts';
import { summarise } from './summary.ts';
import { createWithdrawals } from './transfers/createWithdrawals.ts';

/** Plays KryptoGO Payment as its documents describe it; see `document.ts`. */
export function createKryptogo(
  context: EmulatorContext,
): Emulator<KryptogoCredentials & { readonly baseUrl: string }> {
  const { credentialsRandom } = context;
  const account: KryptogoAccount = {
    context,
    credentials: {
      clientId: credentialsRandom.hex(16),
      apiKey: credentialsRandom.hex(32),
      siteOrigin: 'https://shop.example',
    },
    orgId: 1 + (credentialsRandom.bytes(1)[0] ?? 0),
    intents: new Map(),
    transfers: new Map(),
    dialect: defaultDialect(document.dialects),
  };
  const routes = createRoutes(account);

  function find(reference: string): PaymentIntent {
    const intent = account.intents.get(reference);
    if (intent === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    return intent;
  }

  return {
    name: 'KryptoGO',
    document,
    credentials: (origin) => ({ ...account.credentials, baseUrl: origin }),
    operations: createOperations(account, find),
    keepsFullPayments: true,
    get dialect() {
      return account.dialect;
    },
    setDialect(patch) {
      account.dialect = changeDialect(document.dialects, account.dialect, patch);
    },
    fetch: async (request) => routes.fetch(request),
    refuse: (code) => refuseWith(code, account.dialect),
    payments: () => [...account.intents.values()].map(summarise),
    has: (reference) => account.intents.has(reference),
    summary: (reference) => summarise(find(reference)),
    withdrawals: createWithdrawals(account),
    save: () => saveAccount(account),
    restore: (saved) => restoreAccount(account, saved as SavedAccount),
    reset() {
      account.intents.clear();
      account.transfers.clear();
    },
  };
}
