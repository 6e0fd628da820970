import { describe, expect, it } from 'vitest';
import { ANSWER_FAULTS } from './answerFaults.ts';
import { manualClock } from './clock.ts';
import { createSandbox } from './createSandbox.ts';
import { emulators } from './providers/emulators.ts';
import type { Sandbox } from './sandbox.ts';
import { SCENARIO_NAMES, type ScenarioName } from './scenarios.ts';
import type { SandboxSnapshot } from './snapshot.ts';
import { cryptofuseSubject } from './testing/cryptofuseSubject.ts';
import { type EmulatorSubject, NOTICES_TO } from './testing/EmulatorSubject.ts';
import { kangaSubject } from './testing/kangaSubject.ts';
import { kryptogoSubject } from './testing/kryptogoSubject.ts';
import { kryptoswapSubject } from './testing/kryptoswapSubject.ts';
import { START } from './testing/merchant.ts';

const subjects: readonly EmulatorSubject[] = [
  cryptofuseSubject,
  kangaSubject,
  kryptogoSubject,
  kryptoswapSubject,
];
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

interface Arrived {
  readonly afterMs: number;
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A sandbox that stands still, and a receiver that answers every notice with `status`. */
function open({ status = 200, seed = 'suite', restore }: Opening = {}, inbox: Arrived[] = []) {
  const sandbox: Sandbox = createSandbox({
    clock: manualClock(START),
    seed,
    ...(restore === undefined ? {} : { restore }),
    async deliver(request) {
      const afterMs = sandbox.now() - Date.parse(START);
      const { method, url } = request;
      inbox.push({ afterMs, method, url, body: await request.text() });
      return new Response(null, { status });
    },
  });
  return { sandbox, inbox };
}

interface Opening {
  status?: number;
  seed?: string;
  restore?: SandboxSnapshot;
}

it('every emulator has its place in the suite', () => {
  expect(subjects.map(({ id }) => id)).toEqual(Object.keys(emulators));
});

describe.each(subjects)('$id', (subject) => {
  const { id, create, ask, endsWith, notices, cannotPlay } = subject;
  const calls = Object.entries(subject.calls);
  const allCalls = [...calls, ...Object.entries(subject.openCalls)];
  const playable = SCENARIO_NAMES.filter((name) => !cannotPlay.includes(name));

  describe('somebody without the credentials', () => {
    it.each(Object.entries(subject.strangers))('%s is refused as documented', async (_, make) => {
      const { sandbox } = open();
      await create(sandbox);
      const before = sandbox.payments();
      const answer = await sandbox.fetch(await make(sandbox));
      expect(answer.status).toBe(subject.refusal.status);
      expect(await answer.json()).toMatchObject(subject.refusal.body as object);
      expect(sandbox.payments().map(({ reference }) => reference)).toEqual(
        before.map(({ reference }) => reference),
      );
    });

    it('is refused with the credentials of another sandbox', async () => {
      const ours = open({ seed: 'ours' }).sandbox;
      const theirs = open({ seed: 'theirs' }).sandbox;
      const [, make] = calls.at(-1) ?? [];
      const answer = await ours.fetch((await make?.(theirs)) as Request);
      expect(answer.status).toBe(subject.refusal.status);
      expect(await answer.json()).toMatchObject(subject.refusal.body as object);
    });
  });

  describe('the same bytes a second time', () => {
    it.each(calls)(`to get %s are ${subject.replay}`, async (_, make) => {
      const { sandbox } = open();
      const request = await make(sandbox);
      const first = await sandbox.fetch(request.clone());
      const again = await sandbox.fetch(request);
      if (subject.replay === 'answered') {
        expect(again.status).toBe(first.status);
        return;
      }
      expect(again.status).toBe(subject.refusal.status);
      expect(await again.json()).toMatchObject(subject.refusal.body as object);
      const fresh = await sandbox.fetch(await make(sandbox));
      expect(Object.keys(await fresh.json())).toEqual(Object.keys(await first.json()));
    });
  });

  describe('a reset', () => {
    it('leaves no payment, no notice and nothing that still happens, and the account as it is', async () => {
      const { sandbox, inbox } = open({ status: 500 });
      sandbox.scenario('split');
      const reference = await create(sandbox);
      await sandbox.advance(7 * SECOND);
      const sent = inbox.length;
      expect(sent).toBeGreaterThan(0);
      const { credentials, providers } = sandbox;
      sandbox.reset();
      await sandbox.advance(30 * DAY);
      expect([sandbox.payments(), sandbox.notices(), inbox.length]).toEqual([[], [], sent]);
      expect({ credentials, providers }).toEqual({
        credentials: sandbox.credentials,
        providers: sandbox.providers,
      });
      await expect(sandbox.pay(reference)).rejects.toThrow(`There is no payment ${reference}.`);
    });

    it('lets another payment go its way', async () => {
      const { sandbox } = open();
      await create(sandbox);
      sandbox.reset();
      sandbox.scenario('exact');
      const reference = await create(sandbox);
      await sandbox.advance(60 * SECOND);
      expect(await ask(sandbox, reference)).toBe(sandbox.payments()[0]?.status);
      expect(sandbox.payments()).toMatchObject([{ reference, tone: 'good' }]);
    });
  });

  describe('notices', () => {
    it('go out when a payment moves, as documented', async () => {
      const { sandbox, inbox } = open();
      sandbox.scenario('exact');
      await create(sandbox);
      await sandbox.advance(60 * SECOND);
      expect(inbox).toHaveLength(notices.ofPaid);
      for (const { method, url, body } of inbox) {
        expect(method).toBe(notices.method);
        expect(url.startsWith(NOTICES_TO)).toBe(true);
        expect(body).toMatch(notices.body);
      }
      expect(sandbox.notices().every(({ state }) => state === 'delivered')).toBe(true);
    });

    it('that nobody takes are sent again at the documented times', async () => {
      const { sandbox, inbox } = open({ status: 500 });
      const reference = await create(sandbox);
      await sandbox[endsWith](reference);
      const [{ afterMs = 0 } = {}] = inbox;
      await sandbox.advance(30 * DAY);
      expect(inbox.map((arrived) => arrived.afterMs - afterMs)).toEqual(notices.sentAfterMs);
      expect(new Set(inbox.map(({ url, body }) => `${url} ${body}`)).size).toBe(1);
      expect(sandbox.notices()).toMatchObject([{ state: 'failed', nextAt: null }]);
    });

    it.each([200, 201, 204])('that are answered with %i', async (status) => {
      const { sandbox } = open({ status });
      await sandbox[endsWith](await create(sandbox));
      const [notice] = sandbox.notices();
      expect(notice?.state).toBe(notices.taken.includes(status) ? 'delivered' : 'failed');
    });

    it('of somebody else come once, and change nothing', async () => {
      const { sandbox, inbox } = open({ status: 500 });
      const reference = await create(sandbox);
      const before = await ask(sandbox, reference);
      await sandbox.forge(reference);
      expect(inbox).toHaveLength(1);
      expect(inbox[0]?.method).toBe(notices.method);
      expect(await ask(sandbox, reference)).toBe(before);
      expect(sandbox.payments()[0]?.received).toBe('0');
      await sandbox.advance(8 * HOUR);
      const [notice] = sandbox.notices();
      expect(notice).toMatchObject({ forged: true, state: 'failed', nextAt: null });
      expect(notice?.attempts).toHaveLength(1);
    });
  });

  describe('a restart', () => {
    /** The whole history of a payment, with a restart `atMs` after its creation. */
    async function live(name: ScenarioName, atMs: number | null, total = 30 * 60 * SECOND) {
      const { sandbox, inbox } = open({ status: 503 });
      const reference = await prepare(sandbox, name);
      if (atMs === null) {
        await sandbox.advance(total);
        return history(sandbox, inbox, reference);
      }
      await sandbox.advance(atMs);
      const restore = JSON.parse(JSON.stringify(sandbox.snapshot()));
      sandbox.close();
      const next = open({ status: 503, restore }, inbox).sandbox;
      await next.advance(total - atMs);
      return history(next, inbox, reference);
    }

    /** Created one after the other, so that both have the same reference wherever it is drawn. */
    async function prepare(sandbox: Sandbox, name: ScenarioName): Promise<string> {
      sandbox.scenario(name);
      return create(sandbox);
    }

    function history(sandbox: Sandbox, inbox: Arrived[], reference: string) {
      const text = JSON.stringify([sandbox.payments(), sandbox.notices(), inbox]);
      return JSON.parse(text.replaceAll(reference, 'REFERENCE'));
    }

    const moments = [0, 500, 1_500, 2_000, 2_500, 4_500, 7_000, 15_000, 60_000, 1_000_000];
    // Nothing can be created in these without time that goes on.
    const lived = playable.filter((name) => name !== 'providerDown' && name !== 'slow');

    it.each(lived)('at any moment of "%s" changes nothing', async (name) => {
      const whole = await live(name, null);
      for (const moment of moments) expect(await live(name, moment)).toEqual(whole);
    });

    it('keeps the times at which a notice is sent again', async () => {
      const { sandbox, inbox } = open({ status: 500 });
      await sandbox[endsWith](await create(sandbox));
      let current = sandbox;
      for (let hour = 0; hour < 10; hour += 1) {
        await current.advance(HOUR / 2);
        const restore = JSON.parse(JSON.stringify(current.snapshot()));
        current.close();
        current = open({ status: 500, restore }, inbox).sandbox;
        await current.advance(HOUR / 2);
      }
      expect(inbox.map(({ afterMs }) => afterMs)).toEqual(notices.sentAfterMs);
    });
  });

  describe('scenarios', () => {
    it('that it can play are known', () => {
      const provider = open().sandbox.providers.find((candidate) => candidate.id === id);
      expect(provider?.scenarios).toEqual(playable);
    });

    it.each(cannotPlay)('that it cannot play, as "%s", leave its payments alone', async (name) => {
      const { sandbox, inbox } = open();
      const isPlayed = sandbox.providers.some(({ scenarios }) => scenarios.includes(name));
      if (!isPlayed) {
        expect(() => sandbox.scenario(name)).toThrow('No provider documents');
        return;
      }
      sandbox.scenario(name);
      const reference = await create(sandbox);
      const before = sandbox.payments();
      await sandbox.advance(10 * 60 * SECOND);
      expect(sandbox.payments()).toEqual(before);
      expect(inbox).toEqual([]);
      await sandbox.pay(reference);
      await sandbox.advance(60 * SECOND);
      expect(inbox.length).toBeGreaterThan(0);
    });
  });

  it('gives the same ids for the same seed', async () => {
    const play = async (seed: string) => {
      const { sandbox } = open({ seed });
      sandbox.scenario('over');
      const reference = await create(sandbox);
      await sandbox.advance(60 * SECOND);
      const text = JSON.stringify([sandbox.payments(), sandbox.credentials]);
      return text.replaceAll(reference, 'REFERENCE');
    };
    expect(await play('a')).toBe(await play('a'));
    expect(await play('a')).not.toBe(await play('b'));
  });

  describe('on the path of another provider', () => {
    const others = Object.keys(emulators).filter((other) => other !== id);
    const cases = allCalls.flatMap(([what, make]) =>
      others.map((other) => [what, other, make] as const),
    );

    it.each(cases)('nobody gives %s: %s', async (_, other, make) => {
      const { sandbox } = open();
      const request = await make(sandbox);
      const asked = sandbox.requests().length;
      const url = request.url.replace(`/${id}/`, `/${other}/`);
      const answer = await sandbox.fetch(new Request(url, request));
      expect(answer.status).toBeGreaterThanOrEqual(300);
      expect(sandbox.payments()).toEqual([]);
      expect(sandbox.requests().at(asked)?.provider).toBe(other);
    });

    it('that only begins with its name there is nothing', async () => {
      const { sandbox } = open();
      const answer = await sandbox.fetch(new Request(`${sandbox.origins[id]}house/`));
      expect(answer.status).toBe(404);
      expect(sandbox.requests()).toEqual([]);
    });
  });

  describe('faults', () => {
    it.each(allCalls)('take it down, and bring it back, for %s', async (_, make) => {
      const { sandbox } = open();
      const request = await make(sandbox);
      sandbox.faults({ down: true });
      expect((await sandbox.fetch(request)).status).toBe(503);
      sandbox.faults({ down: false });
      expect((await sandbox.fetch(await make(sandbox))).status).toBeLessThan(300);
    });

    it.each(allCalls)('make it slow to give %s', async (_, make) => {
      const { sandbox } = open();
      const request = await make(sandbox);
      sandbox.faults({ slowMs: 3_000 });
      let status = 0;
      const answering = sandbox.fetch(request).then((answer) => {
        status = answer.status;
      });
      await sandbox.advance(2_999);
      expect(status).toBe(0);
      await sandbox.advance(1);
      await answering;
      expect(status).toBeGreaterThanOrEqual(200);
    });

    it.each(ANSWER_FAULTS)('spoil its answer: %s', async (kind) => {
      const { sandbox } = open();
      const [, make] = calls.at(-1) ?? [];
      const request = (await make?.(sandbox)) as Request;
      const path = new URL(request.url).pathname.slice(id.length + 1);
      sandbox.faults({ answers: [{ kind, path, method: request.method, times: 1 }] });
      const good = await (await open().sandbox.fetch(request.clone())).text();
      const abort = new AbortController();
      const spoiled = sandbox.fetch(new Request(request, { signal: abort.signal }));
      switch (kind) {
        case 'hang':
          await sandbox.advance(DAY);
          abort.abort(new Error('too long'));
          await expect(spoiled).rejects.toThrow('too long');
          break;
        case 'reset':
          await expect(spoiled).rejects.toThrow(TypeError);
          break;
        case 'redirect':
        case 'status':
          expect((await spoiled).status).toBe(kind === 'status' ? 429 : 302);
          break;
        case 'contentType':
          expect((await spoiled).headers.get('content-type')).toBe('text/plain');
          break;
        case 'slowBody': {
          const reading = (await spoiled).text();
          for (let byte = 0; byte < 2_000; byte += 1) await sandbox.advance(SECOND);
          expect(() => JSON.parse(good)).not.toThrow();
          expect(JSON.parse(await reading)).toBeTypeOf('object');
          break;
        }
        default:
          expect(await (await spoiled).text()).not.toHaveLength(good.length);
      }
      expect(sandbox.faults().answers).toEqual([]);
      expect((await sandbox.fetch((await make?.(sandbox)) as Request)).status).toBeLessThan(300);
    });
  });
});
