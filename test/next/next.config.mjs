import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The repository, whose `node_modules` has Next and Coinslot. */
const root = dirname(dirname(dirname(createRequire(import.meta.url).resolve('next/package.json'))));

export default {
  productionBrowserSourceMaps: true,
  outputFileTracingRoot: root,
  turbopack: { root },
};
