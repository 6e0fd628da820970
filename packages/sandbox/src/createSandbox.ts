import { type AnswerFault, spoil } from './answerFaults.ts';
import { createChain } from './chain.ts';
import { createVirtualClock, systemTime, watchClock } from './clock.ts';
import { createControl } from './control/createControl.ts';
import {
  AnswerLost,
  type Emulator,
  type MisreportOptions,
  type OperationName,
  type PayOptions,
} from './emulator.ts';
import { createFaults } from './faults.ts';
import { createOutbox } from './outbox.ts';
import { emulators, type ProviderId, type SandboxCredentials } from './providers/emulators.ts';
import { createRandom, freshSeed } from './random.ts';
import { readCallbackUrl } from './readCallbackUrl.ts';
import { createRequestLog } from './requestLog.ts';
import { SandboxError } from './SandboxError.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { createScenarioPlayer } from './scenarioPlayer.ts';
import {
  canPlay,
  isScenarioName,
  SCENARIO_NAMES,
  type Scenario,
  type ScenarioName,
  scenarios,
} from './scenarios.ts';
import { assertReadable, SNAPSHOT_VERSION } from './snapshot.ts';
import { unlessAborted } from './unlessAborted.ts';

const IN_PAGE = 'https://sandbox.invalid';
const PROVIDER_IDS = Object.keys(emulators) as ProviderId[];

/**
 * Plays the payment providers, written from their documents and sharing no code with the server.
 * It runs inside a page or a process as it is, and over HTTP with `listen` from `./node`.
 *
 * @example
 * const sandbox = createSandbox({ clock: manualClock('2026-11-21T10:00:00Z'), seed: 'a' });
 * const token = await sandbox.fetch(new Request(`${sandbox.origins.cryptofuse}/o/token/`, …));
 * await sandbox.pay(transactionId);
 * await sandbox.confirm(transactionId);
 * sandbox.notices().map((notice) => notice.label); // ['confirming', 'completed']
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { clock: source = systemTime, deliver = (request) => fetch(request), restore } = options;
  if (restore !== undefined) assertReadable(restore);
  const clock = watchClock(createVirtualClock(source, restore?.offset), changed);
  const random = restore
    ? createRandom(restore.random.seed, restore.random.count)
    : createRandom(options.seed ?? freshSeed());
  const credentialsSeed = restore?.credentialsSeed ?? options.seed ?? 'coinslot sandbox';
  const faults = createFaults();
  const outbox = createOutbox({ clock, faults, deliver });
  const log = createRequestLog();
  // The providers' own clock, on which the network is seen.
  const theirs = { ...clock, now: () => clock.now() + faults.current.clockAheadMs };
  const chain = createChain(theirs, random);
  const players = new Map<ProviderId, Emulator>();
  const scenarioPlayer = createScenarioPlayer(clock, playerOf);
  let closed = false;
  let base = IN_PAGE;
  let playing: ScenarioName = 'manual';

  for (const id of PROVIDER_IDS) {
    const credentialsRandom = createRandom(`${credentialsSeed} ${id}`);
    const send = outbox.send;
    const created = (reference: string) => scenarioPlayer.play(id, reference, scenarios[playing]);
    const context = { clock: theirs, random, credentialsRandom, chain, faults, send, created };
    players.set(id, emulators[id](context));
  }

  function playerOf(id: ProviderId): Emulator {
    const player = players.get(id);
    if (player === undefined) throw new SandboxError(404, `There is no provider ${id}.`);
    return player;
  }

  function changed(): void {
    if (!closed) options.onChange?.(sandbox);
  }

  async function operate(
    name: OperationName,
    reference: string,
    options?: PayOptions & MisreportOptions,
  ): Promise<void> {
    const player = [...players.values()].find((candidate) => candidate.has(reference));
    if (player === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    const operation:
      | ((reference: string, options?: PayOptions & MisreportOptions) => void)
      | undefined = player.operations[name];
    if (operation === undefined) {
      throw new SandboxError(409, `${player.name} documents no way to ${name} a payment.`);
    }
    operation(reference, options);
    changed();
    await clock.settle();
  }

  async function answer(
    id: ProviderId,
    request: Request,
    fault: AnswerFault | undefined,
  ): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    // As they are: what was signed may not even be text.
    const bytes = await request.arrayBuffer();
    const answered = log.add({
      at: new Date(clock.now()).toISOString(),
      provider: id,
      method: request.method,
      path: `${pathname.slice(id.length + 1) || '/'}${search}`,
      headers: Object.fromEntries(request.headers),
      body: new TextDecoder().decode(bytes),
    });
    const { method, headers } = request;
    const copy = new Request(request.url, {
      method,
      headers,
      ...(bytes.byteLength === 0 ? {} : { body: bytes }),
    });
    const player = playerOf(id);
    const work = () => player.fetch(copy);
    const response = await (fault ? spoil(fault, clock, work, player.refuse) : work());
    if (faults.current.slowMs > 0) await clock.sleep(faults.current.slowMs);
    if (fault?.kind !== 'hang') answered(response.status);
    return response;
  }

  const sandbox: Sandbox = {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const id = PROVIDER_IDS.find((candidate) => candidate === pathname.split('/')[1]);
      if (id === undefined) return control.fetch(request);
      const { method, signal } = request;
      const fault = faults.consumeAnswer({ method, path: pathname.slice(id.length + 1) });
      try {
        const work = answer(id, request, fault);
        // So that `advance` lets a call that was just made get as far as it can. Tracked first, it
        // also tells of the change before the answer leaves.
        clock.track(work);
        const response = await unlessAborted(work, signal);
        // Not tracked: nobody else waits for an answer that never comes.
        return fault?.kind === 'hang' ? await unlessAborted(never(), signal) : response;
      } catch (error) {
        // What `fetch` says when the connection breaks.
        if (error instanceof AnswerLost) throw new TypeError('fetch failed', { cause: error });
        throw error;
      }
    },
    get origins() {
      const entries = PROVIDER_IDS.map((id) => [id, `${base}/${id}`]);
      return Object.fromEntries(entries) as Record<ProviderId, string>;
    },
    get credentials() {
      const entries = PROVIDER_IDS.map((id) => [id, playerOf(id).credentials(`${base}/${id}`)]);
      return Object.fromEntries(entries) as SandboxCredentials;
    },
    get providers() {
      return PROVIDER_IDS.map((id) => {
        const player = playerOf(id);
        const { name, document, dialect, callbackUrl } = player;
        return {
          ...{ id, name, document, dialect, origin: sandbox.origins[id] },
          ...(callbackUrl === undefined ? {} : { callbackUrl }),
          operations: Object.keys(player.operations) as OperationName[],
          scenarios: SCENARIO_NAMES.filter((scenario) => canPlay(player, scenarios[scenario])),
        };
      });
    },

    scenario(name = playing) {
      if (!isScenarioName(name)) throw new SandboxError(400, `Unknown scenario ${name}.`);
      if (![...players.values()].some((player) => canPlay(player, scenarios[name]))) {
        throw new SandboxError(409, `No provider documents what the scenario ${name} needs.`);
      }
      if (name !== playing) {
        playing = name;
        faults.reset();
        const scenario: Scenario = scenarios[name];
        sandbox.faults(scenario.faults);
        changed();
      }
      return playing;
    },
    async open(url) {
      const { status, ok } = await sandbox.fetch(new Request(url));
      if (!ok) throw new SandboxError(status === 404 ? 404 : 409, `The page answers ${status}.`);
      await clock.settle();
    },
    pay: (reference, pay) => operate('pay', reference, pay),
    confirm: (reference) => operate('confirm', reference),
    expire: (reference) => operate('expire', reference),
    fail: (reference) => operate('fail', reference),
    cancel: (reference) => operate('cancel', reference),
    refund: (reference) => operate('refund', reference),
    forge: (reference) => operate('forge', reference),
    misreport: (reference, options) => operate('misreport', reference, options),
    reword: (reference) => operate('reword', reference),
    revert: (reference) => operate('revert', reference),
    async moveWithdrawal(reference, move) {
      const owner = [...players.values()].find((player) =>
        player.withdrawals?.list().some((withdrawal) => withdrawal.reference === reference),
      );
      if (owner?.withdrawals === undefined) {
        throw new SandboxError(404, `There is no withdrawal ${reference}.`);
      }
      owner.withdrawals.move(reference, move);
      changed();
      await clock.settle();
    },
    async advance(ms) {
      await clock.advance(ms);
      changed();
    },
    now: () => clock.now(),

    payments: () => [...players.values()].flatMap((player) => player.payments()),
    withdrawals: () =>
      [...players.values()].flatMap(({ withdrawals }) => withdrawals?.list() ?? []),
    notices: () => outbox.list(),
    async resend(noticeId) {
      outbox.resend(noticeId);
      await clock.settle();
    },
    requests: () => log.list(),
    faults(patch = {}) {
      faults.set(patch);
      if (patch.expireTokens === true) {
        for (const player of players.values()) player.expireTokens?.();
      }
      if (faults.current.notices !== 'reorder') outbox.flush();
      changed();
      return { ...faults.current };
    },
    dialect(provider, patch) {
      playerOf(provider).setDialect(patch);
      changed();
    },
    callbackUrl(provider, url) {
      const player = playerOf(provider);
      if (url !== undefined) {
        if (player.callbackUrl === undefined) {
          throw new SandboxError(409, `${player.name} has no callback URL for a whole account.`);
        }
        player.callbackUrl = url === null ? null : readCallbackUrl(url);
        changed();
      }
      return player.callbackUrl ?? null;
    },

    snapshot: () => ({
      version: SNAPSHOT_VERSION,
      offset: clock.offset(),
      random: random.save(),
      credentialsSeed,
      scenario: playing,
      steps: scenarioPlayer.planned(),
      faults: { ...faults.current },
      outbox: outbox.save(),
      providers: Object.fromEntries([...players].map(([id, player]) => [id, player.save()])),
    }),

    bind(baseUrl) {
      base = baseUrl.replace(/\/$/, '');
    },
    reset() {
      clock.reset();
      faults.reset();
      outbox.reset();
      log.reset();
      for (const player of players.values()) player.reset();
      scenarioPlayer.reset();
      playing = 'manual';
      changed();
    },
    close() {
      closed = true;
      clock.close();
    },
  };
  const control = createControl(sandbox);
  if (restore !== undefined) {
    playing = restore.scenario;
    faults.set(restore.faults);
    for (const [id, player] of players) {
      if (id in restore.providers) player.restore(restore.providers[id]);
    }
    scenarioPlayer.restore(restore.steps);
    outbox.restore(restore.outbox);
  }
  return sandbox;
}

const never = () => new Promise<never>(() => {});
