import usual from './usual.ts';

/** Every word, in English. */
const en = {
  ...usual,
  title: {
    ...usual.title,
    missing: '{remaining} still missing',
    redirect: 'Finish paying on {provider}',
    replaced: 'Payment replaced',
    returned: 'Checking your payment…',
  },
  say: {
    ...usual.say,
    received: 'Received {received} of {due}.',
    sendRest: 'Send {remaining} more to the same address on {network}.',
    noMore: 'Do not send more.',
    willReturn: 'It will be sent back.',
    excess: 'You sent {excess} too much.',
    late: 'It came late.',
    alreadyPaid: 'This order is already paid.',
    completing: '{provider} is completing it.',
    unpaid: 'Not paid yet?',
    checking: '{merchant} is checking it.',
    help: '{merchant} can help.',
    oldAddress: 'Do not send to the old address.',
    watching: 'Already sent? We are still watching for it.',
    unanswered: 'The provider does not answer.',
    reference: 'Reference {reference}.',
    sameTab: 'Opens in this tab.',
    otherTab: 'Continue in the other tab.',
    returning: '{refund} is on its way back.',
    returned: '{refund} was sent back.',
    /** In the place of `{refund}`, where nobody says how much. */
    money: 'Your money',
  },
  action: {
    ...usual.action,
    newPrice: 'Get a new price',
    startNew: 'Start again',
    resume: 'Resume payment',
    alreadyPaid: 'I already paid',
    copyDetails: 'Copy details for support',
  },
  receipt: {
    ...usual.receipt,
    copy: 'Copy receipt',
    print: 'Print',
  },
  exchange: {
    title: 'Paying from an exchange?',
    network: 'Choose the network {network}.',
    amount: 'Enter {amount} as what the recipient receives.',
    fees: 'Fees come on top.',
    slow: 'Withdrawals can be slow: start early.',
  },
  picker: {
    title: 'Choose how to pay',
    about: 'about {amount}',
    from: 'from {amount}',
    upTo: 'up to {amount}',
    on: 'Choose on {provider}',
  },
  fields: {
    back: 'Back',
    title: 'Pay with {provider}',
    optional: '(optional)',
    required: 'This is needed.',
    wrong: 'Please check this.',
    consent: 'I agree to the {terms}.',
    /** In the place of `{terms}`, as a link. */
    terms: 'terms of {provider}',
  },
  error: {
    ...usual.error,
    other: 'Please try again.',
    busy: 'Try again in a minute.',
    order: 'This order can not be paid here.',
    /** Where the payment exists, if it does, and this browser may not see it. */
    hidden: 'Sign in, or use the browser you ordered in.',
    underWay: 'Money is on its way.',
    small: 'Too little for this way to pay.',
    large: 'Too much for this way to pay.',
    unavailable: 'This way to pay is unavailable.',
  },
};

/** The words of one language. Same keys, same `{placeholders}`. */
export type Messages = typeof en;

export default en;
