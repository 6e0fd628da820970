import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '@coinslot/server/node';
import { openCheckout } from './servers/openCheckout.ts';
import { bare, byHand, honoStripe } from './servers/referenceServers.ts';
import { shop } from './servers/shop.ts';

/* One server in a process of its own: `node server.mjs <name> [file]`. It tells its port. */

const [name = '', file = ''] = process.argv.slice(2);
const servers: Record<string, () => RequestListener> = {
  bare: () => bare,
  honoStripe,
  byHand: () => byHand(file),
  checkout: () => toNodeHandler(openCheckout(file)),
  shop: () => shop(file),
};
const make = servers[name];
if (make === undefined) throw new Error(`There is no server ${name}.`);
const server = createServer(make()).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('disconnect', () => process.exit());
