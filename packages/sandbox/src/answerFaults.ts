import type { VirtualClock } from './clock.ts';
import { AnswerLost, type Emulator } from './emulator.ts';
import { SandboxError } from './SandboxError.ts';

export const ANSWER_FAULTS = [
  /** No answer ever comes. */
  'hang',
  /** The connection breaks. */
  'reset',
  /** Status and headers at once, then the body, one byte each second of the sandbox's time. */
  'slowBody',
  /** Half of the body, and a proper end. */
  'cut',
  /** The right body, said to be of another type. */
  'contentType',
  /** A page of somebody on the way, with the status 200. */
  'html',
  /** To another address (302). */
  'redirect',
  /** Eight megabytes of JSON. */
  'oversize',
  /** JSON in a hundred thousand brackets. */
  'deep',
  /** A refusal that says nothing: `status`, 429 unless told otherwise, and `headers`. */
  'status',
] as const;

/** What goes wrong with the answers of an endpoint. */
export interface AnswerFault {
  readonly kind: (typeof ANSWER_FAULTS)[number];
  /** The provider's own path, without its query: '/payments/'. Every path unless told otherwise. */
  readonly path?: string;
  /** 'POST'. Every method unless told otherwise. */
  readonly method?: string;
  /** So many answers; all of them unless told otherwise. */
  readonly times?: number;
  /**
   * The provider did what it was asked, and only the answer suffers. `slowBody`, `cut` and
   * `contentType` are always so; the others unless told otherwise not.
   */
  readonly done?: boolean;
  /** Of `html`, `redirect` and `status`. */
  readonly status?: number;
  /** Of `status`: the refusal that the provider documents under this code, in its own words. */
  readonly code?: string;
  /** In place of, or besides, the answer's own. */
  readonly headers?: Readonly<Record<string, string>>;
}

const ACCEPTED: Readonly<Record<string, (value: unknown) => boolean>> = {
  kind: (value) => ANSWER_FAULTS.some((kind) => kind === value),
  path: (value) => typeof value === 'string' && value.startsWith('/'),
  method: (value) => typeof value === 'string' && /^[A-Z]+$/.test(value),
  times: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  done: (value) => typeof value === 'boolean',
  status: (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) < 600,
  code: (value) => typeof value === 'string' && value !== '',
  headers: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((header) => typeof header === 'string'),
};

/** @throws SandboxError for what is no list of answer faults. */
export function assertAnswerFaults(value: unknown): asserts value is readonly AnswerFault[] {
  const list = Array.isArray(value) ? value : [null];
  for (const fault of list) {
    const entries: [string, unknown][] = Object.entries(fault ?? {});
    const wrong = entries.find(([name, field]) => !ACCEPTED[name]?.(field));
    if (wrong) {
      const [name, field] = wrong;
      throw new SandboxError(400, `An answer's ${name} cannot be ${JSON.stringify(field)}.`);
    }
    if (!entries.some(([name]) => name === 'kind')) {
      const kinds = ANSWER_FAULTS.join(', ');
      throw new SandboxError(400, `answers is a list of { "kind" }, one of ${kinds}.`);
    }
  }
}

export function fits(fault: AnswerFault, request: { method: string; path: string }): boolean {
  const { method = request.method, path = request.path } = fault;
  return method === request.method && path === request.path;
}

/**
 * The answer as the fault leaves it. `hang` gives the true one: whoever calls lets it wait, after
 * the work is over.
 */
export async function spoil(
  fault: AnswerFault,
  clock: VirtualClock,
  work: () => Promise<Response>,
  refuse: Emulator['refuse'],
): Promise<Response> {
  const { kind, done = false, headers = {} } = fault;
  const needed = kind === 'slowBody' || kind === 'cut' || kind === 'contentType';
  const real = needed || done ? await work() : new Response('{}');
  const answer = (body: BodyInit | null, status: number, own: Record<string, string> = {}) =>
    new Response(body, { status, headers: { ...own, ...headers } });
  const json = { 'content-type': 'application/json' };
  switch (kind) {
    case 'hang':
      return real;
    case 'reset':
      throw new AnswerLost();
    case 'slowBody':
      return answer(trickle(await bytesOf(real), clock), real.status, json);
    case 'cut': {
      const body = await bytesOf(real);
      return answer(body.slice(0, Math.floor(body.length / 2)), real.status, json);
    }
    case 'contentType':
      return answer(await bytesOf(real), real.status, { 'content-type': 'text/plain' });
    case 'html':
      return answer(PAGE, fault.status ?? 200, { 'content-type': 'text/html; charset=utf-8' });
    case 'redirect':
      return answer(null, fault.status ?? 302, { location: 'http://169.254.169.254/latest/' });
    case 'oversize':
      return answer(`{"padding":"${'x'.repeat(8 * 1024 * 1024)}"}`, 200, json);
    case 'deep':
      return answer('['.repeat(100_000) + ']'.repeat(100_000), 200, json);
    case 'status': {
      const refusal = fault.code === undefined ? undefined : refuse?.(fault.code);
      const body = refusal ? await bytesOf(refusal) : '{}';
      return answer(body, fault.status ?? refusal?.status ?? 429, json);
    }
    default:
      return kind satisfies never;
  }
}

const PAGE = '<!doctype html><title>Sign in</title><h1>Sign in to use this network</h1>';

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}

/** Scheduled, not slept: nobody who waits for the sandbox waits for the reader of this body. */
function trickle(bytes: Uint8Array<ArrayBuffer>, clock: VirtualClock): ReadableStream<Uint8Array> {
  let sent = 0;
  let stop = () => {};
  return new ReadableStream(
    {
      pull(controller) {
        return new Promise((resolve) => {
          stop = clock.schedule(1000, () => {
            controller.enqueue(bytes.slice(sent, sent + 1));
            sent += 1;
            if (sent >= bytes.length) controller.close();
            resolve();
          });
        });
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}
