import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readComponent } from '../.storybook/readComponent.ts';

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Every component that the package publishes, and its file. */
const components = [
  ...readFileSync(here('packages/react/src/index.ts'), 'utf8').matchAll(
    /export \{\s*([A-Z]\w+)[^}]*\} from '\.\/((?:components\/|CheckoutProvider)[^']*)'/g,
  ),
].map(([, name = '', file = '']) => ({ name, path: here(`packages/react/src/${file}`) }));

describe('the shop window', () => {
  it('knows the components of the package', () => {
    const names = components.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(19);
    expect(names).toEqual(expect.arrayContaining(['Checkout', 'PaymentQRCode', 'PaymentFields']));
  });

  it.each(components)('has a page for $name, with what its source says of it', ({ name, path }) => {
    expect(existsSync(here(`stories/components/${name}.stories.tsx`))).toBe(true);
    const docs = readComponent(path, name);
    expect(docs?.description).toMatch(/^[A-Z][\s\S]{40,}```tsx\n/);
    expect(docs?.description).not.toMatch(/\{@|^\s*\*|@example/m);
    const props = Object.entries(docs?.props ?? {});
    expect(props).not.toEqual([]);
    for (const [prop, { type }] of props) expect([prop, type]).not.toContain('');
  });

  it('reads props through what types are put together from', () => {
    const read = (name: string) =>
      readComponent(here(`packages/react/src/components/${name}/${name}.tsx`), name)?.props;
    // Its own, with a comment; of an interface in another file; picked from one.
    expect(read('CopyButton')?.['value']).toEqual({
      description: 'Exactly what is copied.',
      required: true,
      type: 'string',
    });
    expect(read('PaymentAmount')?.['payment']?.type).toBe('UsePaymentResult');
    expect(Object.keys(read('CheckoutButton') ?? {})).toEqual(
      expect.arrayContaining(['orderId', 'provider', 'asset', 'params']),
    );
    // Of one of two sets: needed by neither alone.
    expect(read('MethodPicker')?.['orderId']).toMatchObject({ required: false, type: 'string' });
  });
});
