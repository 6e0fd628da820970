import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.ts';

async function run(port: string, seed?: string) {
  const printed = { out: '', err: '' };
  const server = await runCli({
    port,
    seed,
    write: (text) => {
      printed.out += text;
    },
    writeError: (text) => {
      printed.err += text;
    },
  });
  return { server, ...printed };
}

describe('coinslot-sandbox', () => {
  it('prints the control page, base URLs and credentials of a sandbox that answers', async () => {
    const { server, out, err } = await run('0', 'cli');
    if (server === null) throw new Error(err);
    expect(err).toBe('');
    expect(out).toContain(`Control page   ${server.url}/`);
    expect(out).toContain(`baseUrl        ${server.url}/cryptofuse`);
    expect(out).toMatch(/webhookSecret {2}whsk_[\dA-F]{32}/);
    expect((await fetch(server.url)).status).toBe(200);
    await server.close();
  });

  it('says that its port is busy', async () => {
    const { server } = await run('0');
    const second = await run(String(server?.port));
    expect(second.server).toBeNull();
    expect(second.err).toContain(`cannot listen on port ${server?.port}`);
    expect(second.err).toContain('EADDRINUSE');
    await server?.close();
  });

  it('refuses a port that is none', async () => {
    const { server, err } = await run('abc');
    expect(server).toBeNull();
    expect(err).toContain('cannot listen on port abc');
  });
});
