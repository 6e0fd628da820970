import { type Context, Hono } from 'hono';
import { WITHDRAWAL_MOVES } from '../emulator.ts';
import type { FaultsPatch } from '../faults.ts';
import { SandboxError } from '../SandboxError.ts';
import type { Sandbox, SandboxProvider } from '../sandbox.ts';
import { isScenarioName } from '../scenarios.ts';

type Body = Readonly<Record<string, unknown>>;

const MOVES = [
  'confirm',
  'expire',
  'fail',
  'cancel',
  'refund',
  'forge',
  'reword',
  'revert',
] as const;

/** JSON in, the whole state out; mounted at `/control`. */
export function createControlApi(sandbox: Sandbox): Hono {
  const app = new Hono();
  const state = (c: Context) => c.json(controlState(sandbox));

  // A page of another origin cannot send this type without asking first, and nobody answers that.
  app.use(async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (c.req.method === 'POST' && !type.startsWith('application/json')) {
      return c.json({ error: 'Send application/json.' }, 415);
    }
    return next();
  });

  app.get('/state', state);

  app.post('/payments/:reference/pay', async (c) => {
    await sandbox.pay(
      c.req.param('reference'),
      readStrings(await readBody(c), ['amount', 'share', 'asset']),
    );
    return state(c);
  });

  app.post('/payments/:reference/misreport', async (c) => {
    const options = readStrings(await readBody(c), ['due', 'price', 'asset', 'orderId']);
    await sandbox.misreport(c.req.param('reference'), options);
    return state(c);
  });

  app.post('/payments/:reference/:move', async (c) => {
    const move = MOVES.find((name) => name === c.req.param('move'));
    if (move === undefined)
      throw new SandboxError(404, `Moves: pay, misreport, ${MOVES.join(', ')}.`);
    await sandbox[move](c.req.param('reference'));
    return state(c);
  });

  app.post('/withdrawals/:reference/:move', async (c) => {
    const move = WITHDRAWAL_MOVES.find((name) => name === c.req.param('move'));
    if (move === undefined) throw new SandboxError(404, `Moves: ${WITHDRAWAL_MOVES.join(', ')}.`);
    await sandbox.moveWithdrawal(c.req.param('reference'), move);
    return state(c);
  });

  app.post('/scenario', async (c) => {
    const name = readString(await readBody(c), 'name');
    if (!isScenarioName(name)) throw new SandboxError(400, `Unknown scenario ${name}.`);
    sandbox.scenario(name);
    return state(c);
  });

  app.post('/faults', async (c) => {
    // The sandbox itself refuses names and values that it does not know.
    sandbox.faults((await readBody(c)) as FaultsPatch);
    return state(c);
  });

  app.post('/dialects/:provider', async (c) => {
    const provider = findProvider(sandbox, c.req.param('provider'));
    sandbox.dialect(provider.id, (await readBody(c)) as Record<string, string>);
    return state(c);
  });

  app.post('/callbacks/:provider', async (c) => {
    const provider = findProvider(sandbox, c.req.param('provider'));
    const { url } = await readBody(c);
    sandbox.callbackUrl(provider.id, url === null ? null : readString({ url }, 'url'));
    return state(c);
  });

  app.post('/advance', async (c) => {
    const { ms } = await readBody(c);
    if (typeof ms !== 'number' || !(ms >= 0 && ms <= 31 * 86_400_000)) {
      throw new SandboxError(400, 'ms is a number from 0 to 31 days.');
    }
    await sandbox.advance(ms);
    return state(c);
  });

  app.post('/notices/:id/resend', async (c) => {
    await sandbox.resend(c.req.param('id'));
    return state(c);
  });

  app.post('/reset', (c) => {
    sandbox.reset();
    return state(c);
  });

  return app;
}

/** What `/control/state` answers. */
function controlState(sandbox: Sandbox) {
  return {
    now: new Date(sandbox.now()).toISOString(),
    scenario: sandbox.scenario(),
    faults: sandbox.faults(),
    origins: sandbox.origins,
    credentials: sandbox.credentials,
    dialects: Object.fromEntries(sandbox.providers.map(({ id, dialect }) => [id, dialect])),
    callbackUrls: Object.fromEntries(
      sandbox.providers.flatMap(({ id, callbackUrl }) =>
        callbackUrl === undefined ? [] : [[id, callbackUrl]],
      ),
    ),
    payments: sandbox.payments(),
    withdrawals: sandbox.withdrawals(),
    notices: sandbox.notices(),
    requests: sandbox.requests().map(({ headers: _headers, body: _body, ...rest }) => rest),
  };
}

function findProvider(sandbox: Sandbox, id: string): SandboxProvider {
  const provider = sandbox.providers.find((candidate) => candidate.id === id);
  if (provider === undefined) throw new SandboxError(404, 'There is no such provider.');
  return provider;
}

async function readBody(c: Context): Promise<Body> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Falls through to the refusal.
  }
  throw new SandboxError(400, 'The body is not a JSON object.');
}

function readString(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new SandboxError(400, `${name} is a string.`);
  return value;
}

function readStrings<Name extends string>(
  body: Body,
  names: readonly Name[],
): { [K in Name]?: string } {
  const options: { [K in Name]?: string } = {};
  for (const name of names) {
    if (body[name] !== undefined) options[name] = readString(body, name);
  }
  return options;
}
