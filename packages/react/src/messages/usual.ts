/** The words of a payment that takes its usual course, and those to fall back on, in English. */
const usual = {
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
    only: 'Only {symbol} on {network}. Anything else is lost.',
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
    name: 'QR code, {network} address {address}',
    hint: 'Scan, or copy amount and address.',
    choice: 'QR code',
    copy: 'Copy QR code',
    addressOnly: 'Address only',
    withAmount: 'With amount',
  },
  countdown: {
    label: 'Price held for',
    warning: 'Already sent? It still counts.',
    danger: 'Less than a minute left.',
  },
  checked: {
    now: 'Last checked just now',
    seconds: 'Last checked {count} s ago',
    minutes: 'Last checked {count} min ago',
    action: 'Check now',
  },
  connection: {
    lost: 'Connection lost.',
    safe: 'Your payment is safe.',
  },
  confirmations: 'Confirmations: {seen} of {required}',
  confirmed: 'Confirmations: {seen}',
  /** By the payment's status. */
  title: {
    created: 'Preparing your payment…',
    awaiting_payment: 'Waiting for your payment',
    confirming: 'Payment seen on the network',
    partially_paid: 'Too little arrived',
    settling: 'Payment received',
    paid: 'Payment complete',
    cancelled: 'Payment cancelled',
    failed: 'Payment failed',
    expired: 'This price has expired',
    refund_pending: 'Refund started',
    refunded: 'Refund sent',
    /** Where a status would say too much. */
    processing: 'Still processing',
  },
  /** Whole sentences. Those that fit are said one after the other. */
  say: {
    unconfirmed: 'Waiting for confirmation.',
    leave: 'You can close this page.',
    thanks: 'Thank you. {merchant} has your order.',
    uncharged: 'You have not been charged.',
  },
  action: {
    goOn: 'Continue',
    goTo: 'Continue to {provider}',
    wallet: 'Open wallet',
    support: 'Get help',
    tryAgain: 'Try again',
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
    copied: 'Copied',
  },
  error: {
    title: 'We could not start the payment',
    unread: 'We could not load the payment',
    outdated: 'Please reload this page.',
  },
};

/** Words that are there before anything is loaded. */
export type UsualMessages = typeof usual;

export default usual;
