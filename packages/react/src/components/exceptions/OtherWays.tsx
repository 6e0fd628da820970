'use client';
import en from '../../messages/en.ts';
import { askedBefore } from '../MethodPicker/lastChoice.ts';
import { mergeMessages } from '../part/mergeMessages.ts';
import { usePart } from '../part/usePart.ts';

/** After a creation that failed: the way to the choice between ways to pay, or to what is missing. */
export function OtherWays() {
  const { css, checkout } = usePart('ErrorNotice');
  const { session, messages } = checkout;
  const { stage } = session.getState();
  if (stage.status !== 'error') return null;
  const { params, error } = stage;
  const { action, picker } = mergeMessages(en, messages);
  const needsFields = error.code === 'fields_required';
  const open = needsFields || error.code === 'choice_required';
  const asked = open ? params : askedBefore(session, params);
  if (asked === null) return null;
  const choose = () => {
    // By then the order may have a payment: the server is asked first.
    session.start(asked).catch(() => {});
    session.setModalOpen(true, 'trigger');
  };
  return (
    <button type="button" className={css('button-2')} onClick={choose}>
      {needsFields ? action.goOn : picker.title}
    </button>
  );
}
