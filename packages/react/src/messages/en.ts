const watching = 'Do not send to the old address. Already sent? We are still watching for it.';

/** Every word, in English. */
const en = {
  merchant: 'The shop',
  order: 'Order {order}',
  testMode: 'Test mode',
  modal: 'Payment',
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
  copyDenied: 'Press {keys} to copy',
  qr: {
    address: 'QR code with the {network} address {address}',
    link: 'QR code with the {network} address {address} and {amount}',
    hint: 'Scan, or copy amount and address.',
    choice: 'QR code',
    addressOnly: 'Address only',
    withAmount: 'With amount',
  },
  countdown: {
    label: 'Price held for',
    warning: 'Already sent? It still counts. You can come back later.',
    danger: 'Less than a minute left.',
    spoken: 'Price held for {time}',
  },
  checked: {
    now: 'Last checked just now',
    seconds: 'Last checked {count} s ago',
    minutes: 'Last checked {count} min ago',
    action: 'Check now',
  },
  connection: {
    lost: 'Connection lost.',
    safe: 'Your payment is not affected.',
  },
  confirmations: 'Confirmations: {seen} of {required}',
  confirmed: 'Confirmations: {seen}',
  arrived: '{received} of {due} arrived',
  status: {
    creating: { title: 'Preparing your payment…', text: '' },
    awaiting: { title: 'Waiting for your payment', text: '' },
    redirect: { title: 'You will finish paying on {provider}', text: '' },
    unsure: {
      title: 'Preparing your payment…',
      text: 'Please do not send anything yet.',
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
      text: '{merchant} is checking it. You can close this page.',
    },
    paid: { title: 'Payment complete', text: 'Thank you. {merchant} has your order.' },
    paidOver: {
      title: 'Payment complete',
      text: 'You sent {excess} more than needed. {merchant} can help.',
    },
    paidLate: { title: 'Payment complete', text: 'It came after the deadline and was accepted.' },
    cancelled: { title: 'Payment cancelled', text: watching },
    failed: {
      title: 'The payment did not go through',
      text: 'If you already sent it, please do not send more. {merchant} can help.',
    },
    expired: { title: 'This price has expired', text: watching },
    expiredPart: {
      title: 'This price has expired',
      text: '{received} of {due} arrived. Please do not send more. {merchant} can help.',
    },
    refundPending: { title: 'Refund started', text: '{refund} is on its way back to you.' },
    refunded: { title: 'Refund sent', text: '{refund} was sent back to you.' },
  },
  action: {
    tryAgain: 'Try again',
    newPrice: 'Get a new price',
    startNew: 'Start a new payment',
    alreadyPaid: 'I already paid',
    goOn: 'Continue',
    goTo: 'Continue to {provider}',
    wallet: 'Open wallet',
    resume: 'Resume payment',
    support: 'Get help',
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
    newTab: 'opens a new tab',
  },
  error: {
    title: 'We could not start the payment',
    unread: 'We could not load the payment',
    charged: 'You have not been charged.',
    other: 'Something went wrong. Please try again.',
    connection: 'Connection lost.',
    provider: 'The provider does not answer. Please try again.',
    busy: 'Please try again in a minute.',
    order: 'This order can not be paid here.',
    changed: 'The order has changed. Please reload.',
    small: 'The amount is too small for this way to pay.',
    large: 'The amount is too large for this way to pay.',
    unavailable: 'This way to pay is not available.',
  },
};

/** The words of one language. Same keys, same `{placeholders}`. */
export type Messages = typeof en;

export default en;
