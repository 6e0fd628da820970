import type { CreatePaymentResponse } from '@coinslot/core/wire';
import fc from 'fast-check';
import { openRace, type Race } from './openRace.ts';
import type { Seam } from './scheduledSeams.ts';

type Move = 'notice' | 'poll' | 'check' | 'reconcile' | 'create' | 'switch' | 'later';

/** One of those who race: what it does, on which of the two servers. */
export interface Runner {
  move: Move;
  server: number;
  /** Which notice, where it is one. */
  pick: number;
}

export interface RacePlan {
  /** How the shopper pays: at once, or short first and the rest after it. */
  pays: 'exact' | 'twice' | 'over';
  /** Whether the payment itself is only made in the race. */
  creates: boolean;
  runners: Runner[];
  /** Whether the provider's status tells the amounts; else they are asked for in a second call. */
  tells: boolean;
  /** Calls of the merchant's function that throw. */
  throwsAt: number[];
}

const runner: fc.Arbitrary<Runner> = fc.record({
  move: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Move>('notice') },
    { weight: 2, arbitrary: fc.constantFrom<Move>('poll', 'check', 'reconcile') },
    { weight: 1, arbitrary: fc.constantFrom<Move>('create', 'switch', 'later') },
  ),
  server: fc.nat(1),
  pick: fc.nat(3),
});

export const racePlan: fc.Arbitrary<RacePlan> = fc.record({
  pays: fc.oneof(
    { weight: 4, arbitrary: fc.constant('exact' as const) },
    { weight: 1, arbitrary: fc.constantFrom('twice' as const, 'over' as const) },
  ),
  creates: fc.oneof(
    { weight: 9, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  runners: fc.array(runner, { minLength: 2, maxLength: 6 }),
  tells: fc.oneof(
    { weight: 3, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  throwsAt: fc.oneof(
    { weight: 3, arbitrary: fc.constant<number[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }) },
  ),
});

/** Lets what waits for a thread (signatures, a database) come back before the next turn is given. */
const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Plays a plan and then what comes after any race: time passes, and rounds are made until nothing is
 * left to do.
 * @returns what is wrong with the end, in sentences; none when all is well
 */
export async function playRace(
  plan: RacePlan,
  scheduler: fc.Scheduler,
  shop: Pick<Parameters<typeof openRace>[0], 'stores' | 'orderId'>,
): Promise<string[]> {
  const race = openRace({ ...shop, throws: (call) => plan.throwsAt.includes(call) });
  const seam: Seam = async (label) => {
    await scheduler.schedule(Promise.resolve(), label);
  };
  const answers: Response[] = [];
  try {
    if (plan.tells) race.sandbox.dialect('cryptofuse', { statusAmounts: 'present' });
    let made = plan.creates ? null : await race.made();
    if (made) await pay(race, plan, made);
    await race.advance(20_000);
    race.schedule(seam);
    const running = plan.creates ? creators(race, plan) : runners(race, plan, made);
    answers.push(
      ...(await scheduler.waitFor(Promise.all(running), async (step) => {
        await step();
        await quiet();
      })),
    );
    race.schedule(null);
    made ??= await race.made();
    if (plan.creates) await pay(race, plan, made);
    await settle(race);
    const switches = !plan.creates && plan.runners.some(({ move }) => move === 'switch');
    return [...(await faultsOf(race, made, switches)), ...badAnswers(answers, switches)];
  } finally {
    race.sandbox.close();
  }
}

async function pay(race: Race, plan: RacePlan, { payment }: CreatePaymentResponse) {
  const reference = (await race.servers[0].payments.get(payment.id))?.reference ?? '';
  if (plan.pays === 'twice') {
    await race.sandbox.pay(reference, { share: '0.4' });
    await race.sandbox.pay(reference);
  } else await race.sandbox.pay(reference, plan.pays === 'over' ? { share: '1.5' } : {});
  await race.sandbox.confirm(reference);
}

/** Clicks in one process: a click that another process is at work for waits in real time. */
function creators({ create }: Race, { runners }: RacePlan): Promise<Response>[] {
  return runners.map(() => create(0));
}

function runners(
  race: Race,
  { runners }: RacePlan,
  made: CreatePaymentResponse | null,
): Promise<Response>[] {
  const { notices } = race;
  const switches = runners.some(({ move }) => move === 'switch');
  return runners.map(async ({ move, server, pick }) => {
    // A click that waits for a creation in the other process does so in real time: a few are enough.
    const clicked = switches && pick > 0 ? 0 : server;
    const notice = notices[pick % notices.length];
    if (made === null || notice === undefined) throw new Error('There is nothing to race for.');
    switch (move) {
      case 'notice':
        return race.notify(server, notice);
      case 'poll':
        return race.poll(server, made);
      case 'check':
        return race.check(server, made);
      case 'create':
        return race.create(clicked);
      case 'switch':
        return race.create(clicked, { asset: 'BTC' });
      case 'reconcile':
        await race.servers[server % 2]?.reconcile();
        return new Response();
      case 'later':
        await race.advance(6000);
        return new Response();
      default:
        return move satisfies never;
    }
  });
}

/** Everything that was put off or leased falls due; a round that does nothing is the last. */
async function settle(race: Race): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    await race.advance(6 * 60_000);
    const { checked, delivered } = await race.servers[round % 2 === 0 ? 0 : 1].reconcile();
    if (checked + delivered === 0 && round > 1) return;
  }
}

/** @param switches whether the shopper may have chosen another asset before the money was seen */
async function faultsOf(
  race: Race,
  { payment }: CreatePaymentResponse,
  switches: boolean,
): Promise<string[]> {
  const { merchant, servers, orderId } = race;
  const faults: string[] = [];
  const record = await servers[0].payments.get(payment.id);
  if (record?.status !== 'paid') faults.push(`the payment ended as ${record?.status}`);
  if (record && record.review.length > 0) faults.push(`review: ${record.review}`);
  const listed = await servers[0].payments.list({ orderId });
  if (listed.length !== 1 && !switches) faults.push(`${listed.length} payments of the order`);
  const known = race.sandbox.payments().length;
  if (known !== listed.length) faults.push(`${known} payments at the provider`);
  // Nobody shall be asked for the money a second time.
  const others = listed.filter(({ id, status }) => id !== payment.id && status !== 'failed');
  for (const { supersededBy, status } of others) {
    if (supersededBy === null) faults.push(`another payment is ${status}, not superseded`);
  }
  const shipped = merchant.shipments.get(orderId) ?? 0;
  if (shipped !== 1) faults.push(`shipped ${shipped} times`);
  const paid = merchant.told.filter(({ type }) => type === 'payment.paid').length;
  if (paid !== 1) faults.push(`told of the money ${paid} times`);
  if (merchant.parallel.length > 0) faults.push('told of one payment twice at the same time');
  if (merchant.disordered.length > 0) faults.push('told in another order');
  const history = await servers[0].payments.history(payment.id);
  const untold = history.filter(({ type, deliveredAt }) => type !== null && deliveredAt === null);
  if (untold.length > 0) faults.push(`${untold.length} changes were never told`);
  const versions = history.map(({ version }) => version);
  if (versions.some((version, index) => version !== index + 1)) {
    faults.push(`versions ${versions}`);
  }
  return faults;
}

/** Where the asset was to change and money was there already, 409 says so. */
function badAnswers(answers: readonly Response[], switches: boolean): string[] {
  const bad = answers.filter(({ ok, status }) => !ok && !(switches && status === 409));
  return bad.map(({ status }) => `answered ${status}`);
}
