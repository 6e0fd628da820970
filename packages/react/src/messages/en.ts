/** The forms of a counted phrase, by `Intl.PluralRules`. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const watching =
  'Do not send to the old address. If you already did, we are still watching for it.';

/** Every word of the components, in English. `{name}` is a placeholder. */
const en = {
  merchant: 'The shop',
  order: 'Order {order}',
  modal: 'Payment',
  testMode: 'Test mode, no real money moves',
  close: 'Close',
  send: 'Send exactly',
  network: '{network} network',
  amount: { label: 'Amount', copy: 'Copy amount', copied: 'Amount copied, {symbol} on {network}' },
  address: {
    label: 'Address',
    copy: 'Copy address',
    copied: 'Address copied, {network} network',
    only: 'Only {symbol} on {network}. Other coins or networks sent here are lost.',
  },
  memo: {
    label: 'Memo',
    copy: 'Copy memo',
    copied: 'Memo copied',
    needed: 'Without the memo your payment is lost.',
  },
  checking: 'Checking…',
  copyDenied: 'Selected. Press {keys} to copy.',
  qr: {
    address: 'QR code with the {network} address {address}',
    link: 'QR code with the {network} address {address} and the amount {amount}',
    hint: 'Scan the code, or copy amount and address.',
    choice: 'QR code',
    addressOnly: 'Address only',
    withAmount: 'With amount',
  },
  countdown: {
    label: 'Price held for',
    warning: 'Already sent? It still counts. Keep this page or come back later.',
    danger: 'Less than a minute left. What you have sent still counts.',
    spoken: 'Price held for {time}',
  },
  checked: {
    never: 'Not checked yet',
    now: 'Last checked just now',
    seconds: 'Last checked {count} s ago',
    minutes: 'Last checked {count} min ago',
    action: 'Check now',
  },
  connection: {
    offline: 'You are offline.',
    retrying: 'Connection lost.',
    safe: 'Your payment is not affected.',
  },
  confirmations: {
    one: '{seen} of {count} confirmation',
    other: '{seen} of {count} confirmations',
  } as Plural,
  confirmationsSeen: {
    one: '{count} confirmation',
    other: '{count} confirmations',
  } as Plural,
  arrived: '{received} of {due} arrived',
  status: {
    creating: { title: 'Preparing your payment…', text: '' },
    awaiting: { title: 'Waiting for your payment', text: '' },
    redirect: {
      title: 'You will finish paying on {provider}',
      text: 'The page opens here. Come back afterwards.',
    },
    unsure: {
      title: 'Still preparing your payment',
      text: 'It takes longer than usual. Please do not send anything yet.',
    },
    confirming: {
      title: 'Payment seen on the network',
      text: 'Waiting for confirmation. You can close this page.',
    },
    missing: {
      title: '{remaining} still missing',
      text: 'Send the rest to the same address.',
    },
    tooLittle: {
      title: 'Less than the price arrived',
      text: '{received} of {due} arrived. Please do not send more.',
    },
    sendBack: {
      title: 'Less than the price arrived',
      text: '{received} arrived and will be sent back. Please do not send more.',
    },
    settling: {
      title: 'Payment received',
      text: '{provider} is completing it. You can close this page.',
    },
    held: {
      title: 'Payment received',
      text: '{merchant} is checking it. There is nothing you need to do.',
    },
    paid: { title: 'Payment complete', text: 'Thank you. {merchant} has your order.' },
    paidOver: {
      title: 'Payment complete',
      text: 'You sent {excess} more than needed. {merchant} can tell you what happens with it.',
    },
    paidLate: { title: 'Payment complete', text: 'It came after the deadline and was accepted.' },
    cancelled: { title: 'Payment cancelled', text: watching },
    failed: {
      title: 'The payment did not go through',
      text: 'If you have sent money, do not send it again. {merchant} can help with your order.',
    },
    expired: { title: 'This price has expired', text: watching },
    expiredPart: {
      title: 'This price has expired',
      text: '{received} of {due} arrived. Please do not send more. {merchant} can help.',
    },
    refundPending: { title: 'Refund started', text: '{refund} is on its way back to you.' },
    refunded: { title: 'Refund sent', text: '{refund} was sent back to you.' },
    superseded: { title: 'A newer payment took its place', text: watching },
  },
  yourMoney: 'Your money',
  action: {
    tryAgain: 'Try again',
    newPrice: 'Get a new price',
    startNew: 'Start a new payment',
    alreadyPaid: 'I already paid',
    goOn: 'Continue',
    goTo: 'Continue to {provider}',
    wallet: 'Open wallet',
    resume: 'Resume payment',
    support: 'Contact support',
  },
  receipt: {
    paid: 'Paid',
    received: 'Received',
    price: 'Price',
    network: 'Network',
    order: 'Order',
    when: 'When',
    transaction: 'Transaction',
    refund: 'Refund',
    newTab: 'opens in a new tab',
  },
  error: {
    title: 'We could not start the payment',
    unread: 'We could not load the payment',
    charged: 'You have not been charged.',
    other: 'Something went wrong. Please try again in a moment.',
    connection: 'The connection failed.',
    provider: 'The payment provider does not answer. Please try again in a moment.',
    busy: 'Too many tries at once. Please wait a minute.',
    order: 'This order can not be paid here. Please sign in again.',
    changed: 'The order has changed. Please reload the page.',
    small: 'The amount is too small for this way to pay.',
    large: 'The amount is too large for this way to pay.',
    unavailable: 'This way to pay is not available.',
    unsure: 'We can not tell whether the payment was set up.',
  },
};

/** The words of one language. Same keys, same placeholders. */
export type Messages = typeof en;

export default en;
