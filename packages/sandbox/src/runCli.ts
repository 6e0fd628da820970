import { createSandbox } from './createSandbox.ts';
import { listen, type SandboxServer } from './node.ts';
import type { Sandbox } from './sandbox.ts';

export interface CliOptions {
  /** As it was typed. */
  readonly port: string;
  readonly seed?: string | undefined;
  /** Where the callbacks of the Kanga account go. */
  readonly kangaCallback?: string | undefined;
  write(text: string): void;
  writeError(text: string): void;
}

/** Starts a listening sandbox and says where it is, or says why not and gives null. */
export async function runCli(options: CliOptions): Promise<SandboxServer | null> {
  const { port, seed, kangaCallback, write, writeError } = options;
  const sandbox = createSandbox(seed === undefined ? {} : { seed });
  try {
    if (kangaCallback !== undefined) sandbox.callbackUrl('kanga', kangaCallback);
  } catch (error) {
    writeError(`--kanga-callback: ${error instanceof Error ? error.message : error}\n`);
    return null;
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
      lines.push(`    ${option.padEnd(15)}${value}`);
    }
    if (callbackUrl === null) {
      lines.push('    No callback URL is set, so no callbacks are sent: see --help.');
    } else if (callbackUrl !== undefined) {
      lines.push(`    ${'callbacks to'.padEnd(15)}${callbackUrl}`);
    }
    lines.push('');
  }
  lines.push('  These are test credentials: they open nothing but a sandbox.', '', '');
  return lines.join('\n');
}
