import { CheckoutError, ERROR_CODES } from '@coinslot/core';
import type { AnswerFault } from '@coinslot/sandbox';
import { describe, expect, it, type TestContext } from 'vitest';
import { click, openShop, play, type ShopOptions } from './openShop.ts';
import type { Call, ProviderSubject } from './ProviderSubject.ts';

const MINUTE = 60_000;

const FAULTS: Record<string, AnswerFault> = {
  'breaks off (S50)': { kind: 'reset' },
  'is a fault of its own': { kind: 'status', status: 500 },
  'is a refusal without a word': { kind: 'status', status: 400 },
  'asks to be left alone': { kind: 'status', headers: { 'retry-after': '30' } },
  'leads into a data centre (T25)': { kind: 'redirect' },
  'is a page of somebody on the way': { kind: 'html' },
  'is eight megabytes long (S51)': { kind: 'oversize' },
  'is nested without end (S51)': { kind: 'deep' },
  'says nothing (S18)': { kind: 'status', status: 200 },
};
const CUT: Record<string, AnswerFault> = { 'is cut in half (S18)': { kind: 'cut' } };
/** The provider did what it was asked. */
const DONE: Record<string, AnswerFault> = {
  ...CUT,
  'breaks off after the work (S47)': { kind: 'reset', done: true },
};
/** Only our own patience ends these: ten seconds of real time. */
const ENDLESS: AnswerFault[] = [{ kind: 'hang' }, { kind: 'slowBody' }];
/** What an hour of one payment may cost a provider that is in trouble. */
const MOST_CALLS = 60;

/** A provider that is down, slow, broken, or refuses the account. */
export function describeTrouble<Options extends object>(subject: ProviderSubject<Options>): void {
  const { create, read } = subject.calls;
  const unsearchable = subject.factory(subject.account(play(subject))).lookUp === 'none';
  const open = async ({ onTestFinished }: TestContext, options?: ShopOptions<Options>) => {
    const shop = await openShop(subject, options);
    onTestFinished(() => shop.close());
    return shop;
  };

  const breakCreation = async (call: Call, fault: AnswerFault, context: TestContext) => {
    const shop = await open(context);
    shop.sandbox.faults({ answers: [{ ...fault, ...call }] });
    const response = await shop.post('payments', click(subject));
    const answer = await response.json();
    if (response.ok) expect(answer.payment.action).toEqual({ type: 'wait' });
    else expect(ERROR_CODES).toHaveProperty(answer.error.code);
    // Sent twice it could be made twice.
    expect(shop.asked(call)).toBe(1);
    expect(shop.leaks()).toEqual([]);

    shop.sandbox.faults({ answers: [] });
    await shop.wait(5 * MINUTE);
    const found = !unsearchable && shop.sandbox.payments().length > 0;
    const made = await shop.create(found ? {} : { startNew: true });
    if (found) expect(made.payment.id).toBe(answer.payment.id);
    await shop.pay(made);
    await shop.wait(20 * MINUTE);
    expect(shop.shipped()).toBe(1);
    expect(shop.strayed()).toEqual([]);
  };

  const breakRead = async (fault: AnswerFault, context: TestContext) => {
    const shop = await open(context);
    const made = await shop.create();
    const { status } = await shop.poll(made);
    shop.sandbox.faults({ notices: 'drop', answers: [{ ...fault, ...read }] });
    await shop.pay(made);
    await shop.sandbox.advance(MINUTE);
    const error = await shop.checkout.payments.check(made.payment.id).catch((reason) => reason);
    expect(error).toBeInstanceOf(CheckoutError);
    expect(shop.asked(read)).toBeGreaterThan(0);
    expect(shop.asked(read)).toBeLessThanOrEqual(3);
    expect(await shop.poll(made)).toMatchObject({ status, held: false });
    expect(shop.told()).toEqual([]);
    expect(shop.leaks(error)).toEqual([]);
    shop.sandbox.faults({ answers: [] });
    await shop.wait(40 * MINUTE, 5 * MINUTE);
    expect((await shop.poll(made)).status).toBe('paid');
    expect(shop.shipped()).toBe(1);
    expect(shop.strayed()).toEqual([]);
  };

  const breakNoticed = async (fault: AnswerFault, context: TestContext) => {
    const shop = await open(context);
    const made = await shop.create();
    await shop.sandbox.advance(MINUTE);
    shop.sandbox.faults({ answers: [{ ...fault, ...read }] });
    await shop.pay(made);
    expect((await shop.record(made)).status).not.toBe('paid');
    expect(shop.shipped()).toBe(0);
    const statuses = shop.sandbox
      .notices()
      .flatMap(({ attempts }) => attempts.map(({ status }) => status));
    // A hint alone can not be taken, and has to come again; what is signed stays known.
    const { noticeTrust, acknowledge } = shop.provider;
    const refused = statuses.filter((status) => status !== acknowledge.status);
    if (noticeTrust === 'signed') expect(refused).toEqual([]);
    else expect(refused).not.toEqual([]);
    shop.sandbox.faults({ answers: [] });
    await shop.wait(40 * MINUTE, 5 * MINUTE);
    expect((await shop.record(made)).status).toBe('paid');
    expect(shop.shipped()).toBe(1);
  };

  // First: all others run beside these, which wait for our own patience and for nothing else.
  describe.concurrent('an answer that never ends', () => {
    const endless = (run: typeof breakRead) => (context: TestContext) =>
      Promise.all(ENDLESS.map((fault) => run(fault, context)));

    if (create !== null) {
      it(
        'to the creation shows nothing payable, and the order can be paid later',
        endless((fault, context) => breakCreation(create, fault, context)),
      );
    }
    it(
      'about a payment moves nothing; the next good one does, and it ships once',
      endless(breakRead),
    );
    it(
      'that a notice waits for proves nothing; it ships once when the next comes',
      endless(breakNoticed),
    );
  });

  describe('an answer to the creation that', () => {
    if (create === null) {
      it('could fail is never asked for', async (context) => {
        const shop = await open(context);
        shop.sandbox.faults({ down: true });
        const response = await shop.post('payments', click(subject));
        expect(response.ok).toBe(true);
        expect(shop.asked()).toBe(0);
      });
      return;
    }

    it.for(Object.entries({ ...FAULTS, ...DONE }))(
      '%s shows nothing payable, and the order can be paid later',
      ([, fault], context) => breakCreation(create, fault, context),
    );

    if (subject.lostForGood) {
      it(`is lost can be left at once: ${subject.lostForGood} (S47)`, async (context) => {
        const shop = await open(context);
        shop.sandbox.faults({ loseCreateAnswers: 1 });
        const made = await shop.create();
        expect(made.payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
        expect((await shop.create()).payment.id).toBe(made.payment.id);
        const next = await shop.create({ startNew: true });
        expect(next.payment.id).not.toBe(made.payment.id);
        await shop.pay(next);
        await shop.wait(20 * MINUTE);
        expect((await shop.poll(next)).status).toBe('paid');
        expect(await shop.record(made)).toMatchObject({ status: 'created', reference: null });
        expect(shop.shipped()).toBe(1);
      });
      return;
    }

    if (unsearchable) {
      it('is lost can be left at once, and is found by the first notice all the same (S47)', async (context) => {
        const shop = await open(context);
        shop.sandbox.faults({ loseCreateAnswers: 1 });
        const made = await shop.create();
        expect(made.payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
        expect((await shop.create()).payment.id).toBe(made.payment.id);
        const next = await shop.create({ startNew: true });
        expect(next.payment.id).not.toBe(made.payment.id);
        const [there] = shop.sandbox.payments();
        await shop.sandbox.pay(there?.reference ?? '');
        await shop.sandbox.confirm(there?.reference ?? '');
        await shop.wait(MINUTE);
        const found = await shop.record(made);
        expect(found).toMatchObject({ reference: there?.reference, status: 'paid' });
        expect((await shop.poll(next)).action).toEqual({ type: 'none' });
        expect(shop.shipped()).toBe(1);
      });
      return;
    }

    it('is lost is looked for, and the payment is payable as soon as it is found (S47)', async (context) => {
      const shop = await open(context);
      shop.sandbox.faults({ loseCreateAnswers: 1 });
      const made = await shop.create();
      expect(made.payment).toMatchObject({ status: 'created', action: { type: 'wait' } });
      expect((await shop.create()).payment.id).toBe(made.payment.id);
      await shop.wait(MINUTE);
      const [there] = shop.sandbox.payments();
      const found = await shop.poll(made);
      expect(['transfer', 'redirect']).toContain(found.action.type);
      expect(found).toMatchObject({ status: 'awaiting_payment', held: false });
      expect((await shop.record(made)).reference).toBe(there?.reference);
      expect(shop.asked(create)).toBe(1);
      await shop.pay(made);
      await shop.wait(MINUTE);
      expect(shop.shipped()).toBe(1);
    });
  });

  describe('an answer about a payment that', () => {
    it.for(Object.entries({ ...FAULTS, ...CUT }))(
      '%s moves nothing; the next good one does, and it ships once',
      ([, fault], context) => breakRead(fault, context),
    );

    it('is JSON and does not say so is read all the same', async (context) => {
      const shop = await open(context);
      const made = await shop.create();
      shop.sandbox.faults({ notices: 'drop', answers: [{ kind: 'contentType' }] });
      await shop.pay(made);
      await shop.wait(MINUTE);
      expect((await shop.record(made)).status).toBe('paid');
    });
  });

  describe('an answer that a notice waits for and that', () => {
    it.for(Object.entries({ ...FAULTS, ...CUT }))(
      '%s proves nothing; it ships once when the next comes (S20)',
      ([, fault], context) => breakNoticed(fault, context),
    );
  });

  describe('a provider that is down', () => {
    it('is a way to pay all the same, or says why it is none', async (context) => {
      const shop = await open(context);
      shop.sandbox.faults({ down: true });
      const response = await shop.post('quotes', { orderId: subject.order.id });
      expect(response.status).toBe(200);
      const { options } = await response.json();
      expect(options).not.toEqual([]);
      for (const { provider, unavailable } of options) {
        expect(provider).toBe(shop.provider.id);
        if (unavailable !== null) expect(ERROR_CODES).toHaveProperty(unavailable);
      }
      expect(shop.leaks()).toEqual([]);
    });
  });

  describe('an account that the provider refuses', () => {
    it('is told as what it is, costs few calls and shows no secret (S16)', async (context) => {
      const shop = await open(context, { account: subject.refused });
      const response = await shop.post('payments', click(subject));
      const answer = await response.json();
      const refusal = response.ok
        ? await shop.checkout.payments.check(answer.payment.id).catch((error) => error)
        : answer.error;
      expect(['credentials_refused', 'credentials_or_nonce']).toContain(refusal.code);
      expect(shop.asked()).toBeLessThanOrEqual(4);
      await shop.wait(60 * MINUTE);
      expect(shop.asked()).toBeLessThan(MOST_CALLS);
      expect(shop.shipped()).toBe(0);
      expect(shop.leaks(refusal)).toEqual([]);
    });
  });
}
