import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { providerTable } from './readme/providerTable.ts';

const README = new URL('../README.md', import.meta.url);
const RENEW = 'npx vitest run --project unit test/readme.test.ts -u';
const table = /(?<=<!-- providers: .* -->\n\n)[\s\S]*?(?=\n\n<!-- \/providers -->)/;

it(`has the table of providers that they give themselves (renew it: ${RENEW})`, async () => {
  const text = readFileSync(README, 'utf8');
  expect(text).toMatch(table);
  const fresh = await providerTable();
  const renewed = text.replace(table, () => fresh);
  await expect(renewed, `The table of providers is stale: ${RENEW}`).toMatchFileSnapshot(
    '../README.md',
  );
});
