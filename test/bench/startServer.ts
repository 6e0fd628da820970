import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface BenchServer {
  url: string;
  stop(): Promise<void>;
}

/** Bundled beside this file by `scripts/bench.mjs`. */
const PROGRAM = fileURLToPath(new URL('./server.mjs', import.meta.url));

export async function startServer(name: string, file = ''): Promise<BenchServer> {
  const child = fork(PROGRAM, [name, file]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
