import { act } from '@testing-library/react';
import { type ComponentType, Profiler, type ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { usePaymentStatus } from '../../hooks/usePaymentStatus.ts';
import { createTestCheckout } from '../../testing/createTestCheckout.ts';
import { FIXTURE_TIME, paymentFixture } from '../../testing/paymentFixture.ts';
import { renderWithCheckout } from '../../testing/renderWithCheckout.tsx';
import { CheckoutHeader } from '../CheckoutHeader/CheckoutHeader.tsx';
import { ConnectionNotice } from '../ConnectionNotice/ConnectionNotice.tsx';
import { CopyAmount } from '../CopyAmount/CopyAmount.tsx';
import { ErrorNotice } from '../ErrorNotice/ErrorNotice.tsx';
import { loadExceptions } from '../exceptions/loadExceptions.ts';
import { LastChecked } from '../LastChecked/LastChecked.tsx';
import { PaymentActions } from '../PaymentActions/PaymentActions.tsx';
import { PaymentAddress } from '../PaymentAddress/PaymentAddress.tsx';
import { PaymentAmount } from '../PaymentAmount/PaymentAmount.tsx';
import { PaymentCountdown } from '../PaymentCountdown/PaymentCountdown.tsx';
import { PaymentNetwork } from '../PaymentNetwork/PaymentNetwork.tsx';
import { PaymentProgress } from '../PaymentProgress/PaymentProgress.tsx';
import { PaymentQRCode } from '../PaymentQRCode/PaymentQRCode.tsx';
import { PaymentStatus } from '../PaymentStatus/PaymentStatus.tsx';
import { Checkout } from './Checkout.tsx';

// What is loaded on demand is in no test's time.
beforeAll(() => Promise.all([import('../../session/createEngine.ts'), loadExceptions()]));

const PARTS: Record<string, ComponentType> = {
  CheckoutHeader,
  PaymentStatus,
  ErrorNotice,
  PaymentProgress,
  PaymentAmount,
  PaymentNetwork,
  PaymentQRCode,
  CopyAmount,
  PaymentAddress,
  PaymentCountdown,
  PaymentActions,
  ConnectionNotice,
  LastChecked,
};

const payment = paymentFixture('awaiting_payment');

/** A card of all parts, each watched, on a page that counts its own renders. */
async function watch() {
  const renders: string[] = [];
  const checkout = createTestCheckout({ payments: [payment] });
  const { clientSecret } = checkout.intent();
  const watched = (id: string, children: ReactNode) => (
    <Profiler key={id} id={id} onRender={(name) => renders.push(name)}>
      {children}
    </Profiler>
  );
  function Page() {
    renders.push('Page');
    const initial = { payment, serverTime: FIXTURE_TIME };
    const followed = usePaymentStatus({ id: payment.id, clientSecret, initial });
    return (
      <>
        {watched('the ready card', <Checkout payment={followed} />)}
        <Checkout payment={followed}>
          {Object.entries(PARTS).map(([name, Part]) => watched(name, <Part />))}
        </Checkout>
      </>
    );
  }
  await renderWithCheckout(<Page />, { checkout });
  const reads = () => checkout.requests.filter(({ method }) => method === 'GET').length;
  await pass(3_000);
  renders.length = 0;
  return { renders, reads, checkout };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe('what a card renders', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('in one second of countdown is the countdown alone, once', async () => {
    const { renders, reads } = await watch();
    const before = reads();
    const seconds: string[][] = [];
    for (let second = 0; second < 20; second++) {
      await pass(1_000);
      seconds.push(renders.splice(0));
    }
    // Seconds in which nothing was read and no words of the last check were renewed.
    const calm = seconds.filter((names) => !names.includes('LastChecked'));
    expect(calm.length).toBeGreaterThan(5);
    for (const names of calm) expect(names).toEqual(['the ready card', 'PaymentCountdown']);
    expect(reads()).toBeGreaterThan(before);
  });

  it('after a poll that changed nothing is when it was last checked', async () => {
    const { renders, reads } = await watch();
    const before = reads();
    for (let second = 0; second < 30; second++) await pass(1_000);
    expect(reads() - before).toBeGreaterThan(2);
    expect(new Set(renders)).toEqual(
      new Set(['the ready card', 'PaymentCountdown', 'LastChecked']),
    );
  });

  it('after a change is more than that', async () => {
    const { renders, checkout } = await watch();
    checkout.set('confirming');
    await pass(30_000);
    expect(new Set(renders)).toEqual(new Set(['Page', 'the ready card', ...Object.keys(PARTS)]));
  });
});
