import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Ask, Told, WorkerOptions } from './shopWorker.ts';

type AskOf<A extends Ask = Ask> = A extends Ask ? Omit<A, 'id'> : never;

/** A running server of a shop. */
export interface ShopProcess {
  port: number;
  /** Resolves when it has ended, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
  /** Rejects when the process ends before it answers. */
  ask(question: AskOf): Promise<unknown>;
  kill(): Promise<void>;
}

/** Resolves once it listens; null when it ended before. */
export async function startShop(
  worker: string,
  options: WorkerOptions,
): Promise<ShopProcess | null> {
  const child = fork(worker, {
    env: { ...process.env, COINSLOT_FAULT_SHOP: JSON.stringify(options) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([, signal]): NodeJS.Signals | null => signal);
  const port = await Promise.race([portOf(child), ended.then(() => null)]);
  return port === null ? null : controlOf(child, port, ended);
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('message', (told: Told) => {
      if ('port' in told) resolve(told.port);
    });
  });
}

function controlOf(child: ChildProcess, port: number, ended: ShopProcess['ended']): ShopProcess {
  const waiting = new Map<number, (told: Answer) => void>();
  let asked = 0;
  child.on('message', (told: Told) => {
    if ('id' in told) waiting.get(told.id)?.(told);
  });
  // A message to a process that has just ended.
  child.on('error', () => {});
  return {
    port,
    ended,
    async ask(question) {
      asked += 1;
      const id = asked;
      const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
      if (child.connected) child.send({ ...question, id }, () => {});
      const told = await Promise.race([answered, ended.then(() => null)]);
      waiting.delete(id);
      if (told === null) throw new Error('The shop ended before it answered.');
      if (told.error !== undefined) throw new Error(told.error);
      return told.answer;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
