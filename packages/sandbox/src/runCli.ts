import { createSandbox } from './createSandbox.ts';
import { listen, type SandboxServer } from './node.ts';
import type { Sandbox } from './sandbox.ts';

export interface CliOptions {
  /** As it was typed. */
  readonly port: string;
  readonly seed?: string | undefined;
  /** By provider: where the callbacks of the account go. */
  readonly callbackUrls?: Readonly<Partial<Record<string, string>>>;
  write(text: string): void;
  writeError(text: string): void;
}

/** Starts a listening sandbox and says where it is, or says why not and gives null. */
export async function runCli(options: CliOptions): Promise<SandboxServer | null> {
  const { port, seed, callbackUrls = {}, write, writeError } = options;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    writeError(`--port: ${port} is no port. A port is a number up to 65535; 0 takes a free one.\n`);
    return null;
  }
  const sandbox = createSandbox(seed === undefined ? {} : { seed });
  for (const { id } of sandbox.providers) {
    try {
      sandbox.callbackUrl(id, callbackUrls[id]);
    } catch (error) {
      writeError(`--${id}-callback: ${error instanceof Error ? error.message : error}\n`);
      return null;
    }
  }
  try {
    const server = await listen(sandbox, { port: Number(port) });
    write(describeSandbox(sandbox, server.url));
    return server;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    writeError(`The sandbox cannot listen on port ${port}: ${reason}\nTry --port 0.\n`);
    return null;
  }
}

function describeSandbox(sandbox: Sandbox, url: string): string {
  const lines = ['', `  Control page   ${url}/`, ''];
  for (const { id, name, callbackUrl } of sandbox.providers) {
    lines.push(`  ${name}`);
    for (const [option, value] of Object.entries(sandbox.credentials[id])) {
      const entries: readonly unknown[] | null = Array.isArray(value) ? value : null;
      lines.push(`    ${option.padEnd(15)}${entries ? '[' : value}`);
      // A list as it can be pasted, one entry a line.
      if (entries)
        lines.push(...entries.map((entry) => `      ${JSON.stringify(entry)},`), '    ]');
    }
    if (callbackUrl === null) {
      lines.push(
        `    No callbacks are sent: set --${id}-callback, or the URL on the control page.`,
      );
    } else if (callbackUrl !== undefined) {
      lines.push(`    ${'callbacks to'.padEnd(15)}${callbackUrl}`);
    }
    lines.push('');
  }
  lines.push('  These are test credentials: they open nothing but a sandbox.', '', '');
  return lines.join('\n');
}
