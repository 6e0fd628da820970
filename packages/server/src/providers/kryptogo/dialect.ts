import { type FactMoney, type ProviderFact, parseDecimal } from '@coinslot/core';
import { explorerUrl } from '../../explorerUrl.ts';
import { networkOf } from './createdPayment.ts';
import type { KryptogoPaymentIntent } from './schemas.ts';
import { claimOf } from './statuses.ts';
import { toIso } from './toIso.ts';

/** What an intent says of the payment that it was made for, in either spelling of the documents. */
export function toFact(intent: KryptogoPaymentIntent, paymentId: string): ProviderFact {
  const { payment_intent_id, status, fiat_amount, fiat_currency, crypto_amount } = intent;
  const word = status || null;
  const said = { reference: payment_intent_id, word, money: moneyOf(intent) };
  // With nothing to compare, a status proves nothing.
  if (!word || !fiat_amount || !fiat_currency || !crypto_amount) {
    return { ...said, claim: null, review: ['incomplete_pull'], echo: {} };
  }
  const network = intent.payment_chain_id ? networkOf(intent.payment_chain_id) : undefined;
  const hash = intent.payment_tx_hash;
  return {
    ...said,
    claim: claimOf(word),
    echo: {
      paymentId: foreignCallback(intent, paymentId),
      due: crypto_amount,
      assetCode: intent.symbol ?? undefined,
      network,
      contract: intent.token_address ?? undefined,
      price: { amount: fiat_amount, currency: fiat_currency },
    },
    transactions: hash
      ? [{ hash, amount: receivedIn(intent), explorerUrl: explorerUrl(network ?? null, hash) }]
      : [],
    refund: refundOf(intent),
    paidAt: toIso(intent.payment_tx_timestamp) ?? undefined,
  };
}

/**
 * What arrived decides. Where that is not said, `success` counts for what is due: too little has
 * words of its own. What is left after fees (`aggregated_amount`) is never looked at.
 */
function moneyOf(intent: KryptogoPaymentIntent): FactMoney {
  const isSaid = intent.received_amount || intent.received_crypto_amount;
  if (!isSaid) return { kind: intent.status === 'success' ? 'agreed' : 'unknown' };
  const amount = receivedIn(intent);
  return amount === null ? { kind: 'unknown' } : { kind: 'received', amount };
}

/** The guide's name of it, or the later one. */
function receivedIn({ received_amount, received_crypto_amount }: KryptogoPaymentIntent) {
  return parseDecimal(received_amount || received_crypto_amount);
}

function refundOf({ status, refund_amount, refund_tx_hash }: KryptogoPaymentIntent) {
  const isBack = status === 'insufficient_refunded' || Boolean(refund_tx_hash);
  return isBack
    ? { amount: parseDecimal(refund_amount), txHash: refund_tx_hash || null }
    : undefined;
}

/** The callback URL ends in our id: an intent with another one was made for something else. */
function foreignCallback({ callback_url }: KryptogoPaymentIntent, paymentId: string) {
  return callback_url && !callback_url.includes(paymentId) ? callback_url : undefined;
}
