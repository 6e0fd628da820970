import usual from './usual.ts';

/** Every word, in English. */
const en = {
  ...usual,
  title: {
    ...usual.title,
    missing: '{remaining} still missing',
    redirect: 'You will finish paying on {provider}',
    replaced: 'This payment was replaced',
    returned: 'Checking your payment…',
  },
  say: {
    ...usual.say,
    sendRest: 'Send {remaining} more to the same address on {network}.',
    noMore: 'Please do not send more.',
    willReturn: 'It will be sent back.',
    excess: 'You sent {excess} more than needed.',
    late: 'It came after the deadline.',
    lateAccepted: 'It came after the deadline and was accepted.',
    alreadyPaid: 'This order is already paid.',
    completing: '{provider} is completing it.',
    checking: '{merchant} is checking it.',
    help: '{merchant} can help.',
    oldAddress: 'Do not send to the old address.',
    watching: 'Already sent? We are still watching for it.',
    unanswered: 'The provider does not answer.',
    reference: 'Reference {reference}.',
    sameTab: 'It opens in this tab. Come back with the Back button, or open your order.',
    otherTab: 'Continue in the other tab.',
    patience: 'This can take a while.',
    returning: '{refund} is on its way back to you.',
    returned: '{refund} was sent back to you.',
    /** In the place of `{refund}`, where nobody says how much. */
    money: 'Your money',
  },
  action: {
    ...usual.action,
    newPrice: 'Get a new price',
    startNew: 'Start a new payment',
    alreadyPaid: 'I already paid',
  },
  picker: {
    title: 'Choose how to pay',
    about: 'about {amount}',
    from: 'from {amount}',
    upTo: 'up to {amount}',
    on: 'Choose on {provider}',
    none: 'No way to pay is available.',
  },
  error: {
    ...usual.error,
    provider: 'The provider does not answer. Please try again.',
    busy: 'Please try again in a minute.',
    order: 'This order can not be paid here.',
    /** Where the payment exists, if it does, and this browser may not see it. */
    hidden: 'Please sign in, or use the browser you ordered with.',
    underWay: 'Money is already under way.',
    small: 'The amount is too small for this way to pay.',
    large: 'The amount is too large for this way to pay.',
    unavailable: 'This way to pay is not available.',
  },
};

/** The words of one language. Same keys, same `{placeholders}`. */
export type Messages = typeof en;

export default en;
