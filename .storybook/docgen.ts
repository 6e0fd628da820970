import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { readComponent } from './readComponent.ts';

const COMPONENT =
  /\/packages\/react\/src\/(?:components\/(\w+)\/\1|CheckoutProvider|testing\/PaymentSimulator)\.tsx$/;

/**
 * Gives each public component what its source says of it, for the pages of documentation. The
 * readers that Storybook has know neither components that a function of ours makes nor types that
 * are put together.
 */
export function docgen(): Plugin {
  return {
    name: 'coinslot:docgen',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!COMPONENT.test(file)) return null;
      const name = basename(file, '.tsx');
      const docs = readComponent(file, name);
      if (docs === null) return null;
      return { code: `${code}\n${name}.__docgenInfo = ${JSON.stringify(docs)};\n`, map: null };
    },
  };
}
