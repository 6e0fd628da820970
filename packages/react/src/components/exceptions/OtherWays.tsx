'use client';
import en from '../../messages/en.ts';
import { askedBefore } from '../MethodPicker/lastChoice.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';

/** After a creation that failed: the way (back) to the choice between ways to pay. */
export function OtherWays() {
  const { css, checkout } = usePart('ErrorNotice');
  const { session, messages } = checkout;
  const { stage } = session.getState();
  if (stage.status !== 'error') return null;
  const { params, error } = stage;
  const asked = error.code === 'choice_required' ? params : askedBefore(session, params);
  if (asked === null) return null;
  const choose = () => {
    // By then the order may have a payment: the server is asked first.
    session.start(asked).catch(() => {});
    session.setModalOpen(true, 'trigger');
  };
  return (
    <button type="button" className={css('button-2')} onClick={choose}>
      {mergeMessages(en, messages).picker.title}
    </button>
  );
}
