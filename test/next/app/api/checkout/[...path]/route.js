import { toNextJsHandler } from '@coinslot/server/next';
import { checkout } from '../../../checkout.js';

export const { GET, POST, OPTIONS } = toNextJsHandler(checkout);
