'use client';
import type { Payment } from '@coinslot/core';
import { useCountdown } from '../../hooks/useCountdown.ts';
import en from '../../messages/en.ts';
import { viewOf } from '../Checkout/viewOf.ts';
import { ExchangeAdvice } from '../ExchangeAdvice/ExchangeAdvice.tsx';
import { useAsking } from '../LastChecked/useAsking.ts';
import { SupportLink } from '../PaymentActions/SupportLink.tsx';
import { PaymentTools } from '../PaymentTools/PaymentTools.tsx';
import { supportDetails } from '../PaymentTools/supportDetails.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';
import { RedirectNotice } from '../RedirectNotice/RedirectNotice.tsx';
import { useTold } from '../RedirectNotice/useTold.ts';
import { actionsFor } from './actionsFor.ts';
import { isHosted } from './describeException.ts';
import { ChooseFromOthers, IN_ANY_WAY } from './OtherWays.tsx';
import { tellClaimed, useClaimed } from './useClaimed.ts';

/** How long a creation without an answer may still be found, in ms; the server waits that long. */
const LOST_FOR = 2 * 60_000;

/** The server gives the way in which the order is being paid. */
const AS_IT_IS = { ...IN_ANY_WAY, startNew: undefined };

/** What can be done beside paying, most of it where a payment left its usual course. */
export function MoreActions({ data }: { data: Payment }) {
  const { payment, css, checkout, words: usual } = usePart('PaymentActions');
  const { session } = checkout;
  const [asking, ask] = useAsking();
  const all = mergeMessages(en, checkout.messages);
  const words = all.action;
  const view = viewOf(payment);
  const { start, later, alreadyPaid, support } = actionsFor(data);
  const lostAt = new Date(Date.parse(data.createdAt) + LOST_FOR).toISOString();
  const { phase } = useCountdown(later ? lostAt : null);

  const { stage } = session.getState();
  // What the shop asked for the first time, its own parameters included.
  const asked = stage.status === 'open' && stage.followed.id === data.id ? stage.params : null;
  // What a shop is credited with is no coin that a shopper chose.
  const asset = isHosted(data) ? undefined : data.due?.asset.code;
  const again = { ...(asked ?? { provider: data.provider, asset }), orderId: data.orderId };
  const startNew = () => {
    const how = start === 'resume' ? AS_IT_IS : ({ startNew: true } as const);
    // What goes wrong is shown by the card.
    payment.start({ ...again, ...how }).catch(() => {});
  };
  const [claimed, claim] = useClaimed(data.id);
  // Not over the word of the shop, which has to look: that asks for nothing of the kind.
  const said = alreadyPaid && (asking || claimed);
  const help = support || said;
  // Also where it changes nothing, the shopper sees and hears that somebody looks.
  useTold(said ? { ...tellClaimed(all), ...(asking && { title: usual.checking }) } : null);
  return (
    <>
      {view === 'redirect' && <RedirectNotice />}
      {view === 'transfer' && <ExchangeAdvice />}
      {start && (
        // Who has paid is not led to pay again.
        <button type="button" className={css(said ? 'button-2' : 'button')} onClick={startNew}>
          {later && phase !== 'ended' ? words.tryAgain : words[start]}
        </button>
      )}
      {alreadyPaid && (
        <button
          type="button"
          className={css('button-2')}
          aria-disabled={asking}
          onClick={() => {
            if (!asking) ask(payment.confirmPaid().then(claim));
          }}
        >
          {asking ? usual.checking : words.alreadyPaid}
        </button>
      )}
      {data.status === 'failed' && start && (
        <ChooseFromOthers params={{ ...again, startNew: true }} main={false} />
      )}
      {help && <SupportLink />}
      <PaymentTools
        receipt={/^(paid|refunded)$/.test(data.status) && data}
        details={help && (() => supportDetails(data, payment.error))}
      />
    </>
  );
}
