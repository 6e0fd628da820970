import { changeDialect, defaultDialect } from '../../dialect.ts';
import type { Emulator, EmulatorContext } from '../../emulator.ts';
import type { Random } from '../../random.ts';
import { SandboxError } from '../../SandboxError.ts';
import type { CryptofuseAccount, CryptofuseCredentials } from './account.ts';
import { document } from './document.ts';
import type { CryptofusePayment } from './entities.ts';
import { refuseWith } from './errors.ts';
import { createOperations } from './operations.ts';
import { createRoutes } from './routes.ts';
import { restoreAccount, type SavedAccount, saveAccount } from './savedAccount.ts';
import { summarise } from './summary.ts';
import { createWithdrawals } from './withdrawals/operations.ts';

/** Plays Cryptofuse as its documents describe it; see `document.ts`. */
export function createCryptofuse(
  context: EmulatorContext,
): Emulator<CryptofuseCredentials & { readonly baseUrl: string }> {
  const account: CryptofuseAccount = {
    context,
    credentials: newCredentials(context.credentialsRandom),
    payments: new Map(),
    withdrawals: new Map(),
    walletId: context.credentialsRandom.uuid(),
    webhookUrl: null,
    tokens: new Map(),
    dialect: defaultDialect(document.dialects),
  };
  const routes = createRoutes(account);

  function find(reference: string): CryptofusePayment {
    const payment = account.payments.get(reference);
    if (payment === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    return payment;
  }

  return {
    name: 'Cryptofuse',
    document,
    credentials: (origin) => ({ ...account.credentials, baseUrl: origin }),
    operations: createOperations(account, find),
    get dialect() {
      return account.dialect;
    },
    setDialect(patch) {
      account.dialect = changeDialect(document.dialects, account.dialect, patch);
    },
    fetch: async (request) => routes.fetch(request),
    refuse: (code) => refuseWith(code, account.dialect, context.random.uuid()),
    payments: () => [...account.payments.values()].map((payment) => summarise(account, payment)),
    has: (reference) => account.payments.has(reference),
    summary: (reference) => summarise(account, find(reference)),
    expireTokens: () => account.tokens.clear(),
    withdrawals: createWithdrawals(account),
    save: () => saveAccount(account),
    restore: (saved) => restoreAccount(account, saved as SavedAccount),
    reset() {
      account.payments.clear();
      account.withdrawals.clear();
      account.tokens.clear();
    },
  };
}

function newCredentials(random: Random): CryptofuseCredentials {
  return {
    clientId: random.hex(20),
    clientSecret: random.hex(40),
    webhookSecret: `whsk_${random.hex(16).toUpperCase()}`,
  };
}
