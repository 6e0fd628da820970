import { expect, it } from 'vitest';

it('tells whoever bundles the server for a browser what to import instead', async () => {
  await expect(import('./browser.ts')).rejects.toThrow(/must not be bundled.*@coinslot\/react/);
});
