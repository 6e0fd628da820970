import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock, type Sandbox } from '@coinslot/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSandbox } from './openSandbox.ts';

let folder: string;
let file: string;
const clock = manualClock('2026-11-21T10:00:00Z');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  file = join(folder, 'sandbox.json');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

async function create({ fetch, credentials }: Sandbox): Promise<string> {
  const { baseUrl, clientId, clientSecret } = credentials.cryptofuse;
  const granted = await fetch(
    new Request(`${baseUrl}/o/token/`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    }),
  );
  const { access_token } = (await granted.json()) as { access_token: string };
  const created = await fetch(
    new Request(`${baseUrl}/payments/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ amount: 100, currency: 'USDTTRC20' }),
    }),
  );
  return ((await created.json()) as { transaction_id: string }).transaction_id;
}

describe('the sandbox of the shop', () => {
  it('knows every payment that it answered with, although nobody closed it', async () => {
    const first = await create(openSandbox(file, { clock }));
    const reopened = openSandbox(file, { clock });
    const second = await create(reopened);
    expect(openSandbox(file, { clock }).payments()).toEqual(reopened.payments());
    expect(reopened.payments().map(({ reference }) => reference)).toEqual([first, second]);
    expect(readdirSync(folder)).toEqual(['sandbox.json']);
  });

  it.each(['', '{"version":', 'null', '{"version":0}'])(
    'starts anew beside a file that holds %j',
    async (text) => {
      const warned = vi.spyOn(console, 'warn').mockReturnValue();
      writeFileSync(file, text);
      const reference = await create(openSandbox(file, { clock }));
      expect(warned).toHaveBeenCalledOnce();
      expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
      expect(openSandbox(file, { clock }).payments()).toMatchObject([{ reference }]);
    },
  );

  it('goes on without its file when the disk takes nothing', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const sandbox = openSandbox(join(folder, 'none', 'sandbox.json'), { clock });
    await create(sandbox);
    expect(sandbox.payments()).toHaveLength(1);
    expect(warned).toHaveBeenCalled();
    expect(existsSync(file)).toBe(false);
  });
});
