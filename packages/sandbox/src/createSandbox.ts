import { createChain } from './chain.ts';
import { createVirtualClock, systemTime } from './clock.ts';
import { createControl } from './control/createControl.ts';
import { AnswerLost, type Emulator, type OperationName, type PayOptions } from './emulator.ts';
import { createFaults } from './faults.ts';
import { createOutbox } from './outbox.ts';
import { emulators, type ProviderId, type SandboxCredentials } from './providers/emulators.ts';
import { createRandom, freshSeed } from './random.ts';
import { createRequestLog } from './requestLog.ts';
import { SandboxError } from './SandboxError.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import {
  canPlay,
  isScenarioName,
  playStep,
  type Scenario,
  type ScenarioName,
  scenarios,
} from './scenarios.ts';

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
  const { clock: source = systemTime, deliver = (request) => fetch(request) } = options;
  const clock = createVirtualClock(source);
  const random = createRandom(options.seed ?? freshSeed());
  const faults = createFaults();
  const outbox = createOutbox({ clock, faults, deliver });
  const log = createRequestLog();
  const chain = createChain(clock, random);
  const players = new Map<ProviderId, Emulator>();
  let base = IN_PAGE;
  let playing: ScenarioName = 'manual';

  for (const id of PROVIDER_IDS) {
    const credentialsRandom = createRandom(`${options.seed ?? 'coinslot sandbox'} ${id}`);
    const send = outbox.send;
    const created = (reference: string) => playScenario(playerOf(id), reference);
    const context = { clock, random, credentialsRandom, chain, faults, send, created };
    players.set(id, emulators[id](context));
  }

  function playerOf(id: ProviderId): Emulator {
    const player = players.get(id);
    if (player === undefined) throw new SandboxError(404, `There is no provider ${id}.`);
    return player;
  }

  function playScenario(player: Emulator, reference: string): void {
    const scenario: Scenario = scenarios[playing];
    if (!canPlay(player, scenario)) return;
    let afterMs = 0;
    for (const step of scenario.steps) {
      afterMs += step.afterMs;
      clock.schedule(afterMs, () => playStep(player, reference, step));
    }
  }

  async function operate(name: OperationName, reference: string, pay?: PayOptions): Promise<void> {
    const player = [...players.values()].find((candidate) => candidate.has(reference));
    if (player === undefined) throw new SandboxError(404, `There is no payment ${reference}.`);
    const operation = player.operations[name];
    if (operation === undefined) {
      throw new SandboxError(409, `${player.name} documents no way to ${name} a payment.`);
    }
    operation(reference, pay);
    await clock.settle();
  }

  async function answer(id: ProviderId, request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const answered = log.add({
      at: new Date(clock.now()).toISOString(),
      provider: id,
      method: request.method,
      path: `${pathname.slice(id.length + 1)}${search}`,
      headers: Object.fromEntries(request.headers),
      body,
    });
    const { method, headers } = request;
    const copy = new Request(request.url, { method, headers, ...(body === '' ? {} : { body }) });
    const response = await playerOf(id).fetch(copy);
    if (faults.current.slowMs > 0) await clock.sleep(faults.current.slowMs);
    answered(response.status);
    return response;
  }

  const sandbox: Sandbox = {
    async fetch(request) {
      const segment = new URL(request.url).pathname.split('/')[1];
      const id = PROVIDER_IDS.find((candidate) => candidate === segment);
      if (id === undefined) return control.fetch(request);
      try {
        const work = answer(id, request);
        // So that `advance` lets a call that was just made get as far as it can.
        clock.track(work);
        return await unlessAborted(work, request.signal);
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
      const entries = PROVIDER_IDS.map((id) => [
        id,
        { ...playerOf(id).credentials, baseUrl: sandbox.origins[id] },
      ]);
      return Object.fromEntries(entries) as SandboxCredentials;
    },
    get providers() {
      return PROVIDER_IDS.map((id) => {
        const { name, document, dialect } = playerOf(id);
        return { id, name, document, dialect, origin: sandbox.origins[id] };
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
      }
      return playing;
    },
    pay: (reference, pay) => operate('pay', reference, pay),
    confirm: (reference) => operate('confirm', reference),
    expire: (reference) => operate('expire', reference),
    fail: (reference) => operate('fail', reference),
    cancel: (reference) => operate('cancel', reference),
    refund: (reference) => operate('refund', reference),
    forge: (reference) => operate('forge', reference),
    advance: (ms) => clock.advance(ms),
    now: () => clock.now(),

    payments: () => [...players.values()].flatMap((player) => player.payments()),
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
      return { ...faults.current };
    },
    dialect: (provider, patch) => playerOf(provider).setDialect(patch),

    bind(baseUrl) {
      base = baseUrl.replace(/\/$/, '');
    },
    reset() {
      clock.reset();
      faults.reset();
      outbox.reset();
      log.reset();
      for (const player of players.values()) player.reset();
      playing = 'manual';
    },
    close: () => clock.close(),
  };
  const control = createControl(sandbox);
  return sandbox;
}

/** Like `fetch`, rejects as soon as the caller gives up; the provider goes on with its work. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
    const done = () => signal.removeEventListener('abort', giveUp);
    work.finally(done).then(resolve, reject);
  });
}
