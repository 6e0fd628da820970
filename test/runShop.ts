import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(
  new URL('../packages/storefront/dist/server/main.js', import.meta.url),
);
const STARTING_MS = 45_000;

export interface RunShopOptions {
  /** 0, or none, takes free ports. */
  port?: number;
  sandboxPort?: number;
  /** None makes a folder of its own, removed with the shop. */
  dataFolder?: string;
  /** Whether Kryptoswap is paid on its own page, as by default, or on the shop's. */
  kryptoswapDisplay?: 'hosted' | 'inline';
}

export interface ShopProcess {
  url: string;
  /** The sandbox's address: its control page, and `/control` below it. */
  controlUrl: string;
  /** Everything that the program has said so far. */
  output(): string;
  /** Resolves to the exit code; null when it did not end by itself, as with SIGKILL. */
  stop(signal?: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts the built shop and its sandbox as `npm start` does, and waits until it says where it is. */
export async function runShop(options: RunShopOptions = {}): Promise<ShopProcess> {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run \`npm run build\` first.`);
  const folder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'quiet-kettle-'));
  const child = spawn(process.execPath, [PROGRAM], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(options.port ?? 0),
      SANDBOX_PORT: String(options.sandboxPort ?? 0),
      COINSLOT_DATA: folder,
      KRYPTOSWAP_DISPLAY: options.kryptoswapDisplay ?? '',
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit').then(() => {
    if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
  });
  const url = await said(child, () => /The shop\s+(http\S+)/.exec(output)?.[1]);
  const controlUrl = await said(child, () => /controls\s+(http\S+)/.exec(output)?.[1]);
  if (url === undefined || controlUrl === undefined) {
    child.kill('SIGKILL');
    throw new Error(`The shop did not start:\n${output}`);
  }
  return {
    url,
    controlUrl,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

async function said(
  child: ChildProcess,
  find: () => string | undefined,
): Promise<string | undefined> {
  const deadline = Date.now() + STARTING_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return find();
}
