import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.ts';

async function run(port: string, seed?: string, kangaCallback?: string) {
  const printed = { out: '', err: '' };
  const server = await runCli({
    port,
    seed,
    ...(kangaCallback === undefined ? {} : { callbackUrls: { kanga: kangaCallback } }),
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

  it('sets the callback URL of the account, or says that none is set', async () => {
    const url = 'http://127.0.0.1:3000/api/checkout/callbacks/kanga';
    const { server, out } = await run('0', 'cli', url);
    expect(out).toContain(`callbacks to   ${url}`);
    const state = await (await fetch(`${server?.url}/control/state`)).json();
    expect(state).toMatchObject({ callbackUrls: { kanga: url } });
    await server?.close();
    const other = await run('0');
    expect(other.out).toContain('No callbacks are sent: set --kanga-callback');
    await other.server?.close();
  });

  it('refuses a callback URL that is none, and does not listen', async () => {
    const { server, err } = await run('0', 'cli', 'localhost:3000');
    expect(server).toBeNull();
    expect(err).toContain('--kanga-callback: A callback URL starts with https:// or http://');
  });

  it('says that its port is busy', async () => {
    const { server } = await run('0');
    const second = await run(String(server?.port));
    expect(second.server).toBeNull();
    expect(second.err).toContain(`cannot listen on port ${server?.port}`);
    expect(second.err).toContain('EADDRINUSE');
    await server?.close();
  });

  it.each(['abc', '', '-1', '1e3', '65536', '4180 '])('refuses the port "%s"', async (port) => {
    const { server, err } = await run(port);
    expect(server).toBeNull();
    expect(err).toContain(`--port: ${port} is no port`);
  });

  it('prints a list of options so that it can be pasted', async () => {
    const { server, out } = await run('0');
    const [, list = ''] = /^ {4}routes +(\[\n[\s\S]*?\n {4}\])$/m.exec(out) ?? [];
    const { routes } = (await (await fetch(`${server?.url}/control/state`)).json()).credentials
      .kryptoswap;
    expect(JSON.parse(list.replace(/,(\s*\])$/, '$1'))).toEqual(routes);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(250);
    await server?.close();
  });
});
