import { createServer } from 'node:http';
import { toNextJsHandler } from '@coinslot/server/next';
import { toNodeHandler } from '@coinslot/server/node';
import { checkout } from './checkout.ts';

// Next.js: app/api/checkout/[...path]/route.ts
export const { GET, POST, OPTIONS } = toNextJsHandler(checkout);

// node:http
createServer(toNodeHandler(checkout)).listen(3000);
// In Express, before any body parser: app.use('/api/checkout', toNodeHandler(checkout))

// Whatever has Request and Response
export default { fetch: (request: Request) => checkout.handler(request) };
