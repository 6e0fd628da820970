import { describe, expect, it } from 'vitest';
import { runCli } from './runCli.ts';

async function run(...args: string[]) {
  const printed = { out: '', err: '' };
  const started = await runCli({
    args,
    write: (text) => {
      printed.out += text;
    },
    writeError: (text) => {
      printed.err += text;
    },
  });
  return { started, ...printed };
}

describe('coinslot-sandbox', () => {
  it('prints the control page, base URLs and credentials of a sandbox that answers', async () => {
    const { started, out, err } = await run('--port', '0', '--seed', 'cli');
    if (typeof started === 'number') throw new Error(err);
    expect(err).toBe('');
    expect(out).toContain(`Control page   ${started.url}/`);
    expect(out).toContain(`baseUrl        ${started.url}/cryptofuse`);
    expect(out).toMatch(/webhookSecret {2}whsk_[\dA-F]{32}/);
    expect((await fetch(started.url)).status).toBe(200);
    await started.close();
  });

  it('says in one line that its port is busy', async () => {
    const { started } = await run('--port', '0');
    if (typeof started === 'number') throw new Error('did not start');
    const second = await run('--port', String(started.port));
    expect(second.started).toBe(1);
    expect(second.err).toContain('EADDRINUSE');
    await started.close();
  });

  it.each([[['--port', 'abc']], [['--colour']]])('refuses %j', async (args) => {
    const { started, err } = await run(...args);
    expect(started).toBe(1);
    expect(err).toContain('The sandbox did not start');
  });

  it('explains itself', async () => {
    const { started, out } = await run('--help');
    expect(started).toBe(0);
    expect(out).toContain('--seed');
  });
});
