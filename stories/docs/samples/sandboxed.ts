import { createSandbox } from '@coinslot/sandbox';
import { listen } from '@coinslot/sandbox/node';
import { cryptofuse } from '@coinslot/server/cryptofuse';

const sandbox = createSandbox();
const { url } = await listen(sandbox, { port: 4180 });
console.log(`Play the shopper's wallet at ${url}`);

// For createCheckout, with environment: 'sandbox' and the shop's local address as its origin.
export const providers = [cryptofuse(sandbox.credentials.cryptofuse)];
