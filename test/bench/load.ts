import { Agent, request } from 'node:http';
import autocannon from 'autocannon';

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const CONNECTIONS = 32;

/** Requests a second over 32 connections; every answer has to have the status. */
export async function throughput(
  url: string,
  calls: readonly Call[],
  { seconds, status, once = false }: { seconds: number; status: number; once?: boolean },
): Promise<number> {
  let next = 0;
  let last = 0;
  const began = performance.now();
  const run = await autocannon({
    url,
    connections: CONNECTIONS,
    ...(once ? { amount: calls.length } : { duration: seconds }),
    setupClient(client) {
      // Each connection has calls of its own where a call counts only once.
      const share = Math.ceil(calls.length / CONNECTIONS);
      const own = once ? calls.slice(next, next + share) : calls;
      next += share;
      client.setRequests(own.map((call) => ({ ...call })));
      client.on('response', () => {
        last = performance.now();
      });
    },
  });
  const wrong = Object.keys(run.statusCodeStats ?? {}).filter((code) => code !== String(status));
  if (wrong.length > 0 || run.errors > 0) {
    throw new Error(`${calls[0]?.path}: answered with ${wrong.join(', ')}, ${run.errors} errors`);
  }
  // autocannon ends a run at a whole second, however early the last answer came.
  return (run.requests.total * 1000) / (last - began);
}

/** Latencies in ms at a fixed rate: each request leaves when its time has come, however late the others are. */
export async function latencies(
  url: string,
  calls: readonly Call[],
  { rate, seconds }: { rate: number; seconds: number },
): Promise<{ p50: number; p99: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const taken: number[] = [];
  const began = performance.now();
  const total = Math.round(rate * seconds);
  const open: Promise<void>[] = [];
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * rate));
    for (; sent < due; sent += 1) {
      const call = calls[sent % calls.length];
      if (call) open.push(send(url, call, agent).then((ms) => void taken.push(ms)));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(open);
  agent.destroy();
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function send(url: string, { method, path, headers, body }: Call, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    request(`${url}${path}`, { method, headers, agent }, (response) => {
      response.resume().on('end', () => resolve(performance.now() - began));
    })
      .on('error', reject)
      .end(body);
  });
}
