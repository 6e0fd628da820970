import type { Fact } from '../fact.ts';
import type { PaymentStatus } from '../payment.ts';
import type { PaymentRecord, ReviewReason } from '../paymentRecord.ts';
import { findMismatches } from './findMismatches.ts';
import { isEnough } from './isEnough.ts';
import type { Doubt, Ledger, SignedClaim } from './ledger.ts';
import { mergeRefund, mergeTransactions } from './mergeTransactions.ts';
import { highest, isSoftEnd, RANK } from './rank.ts';
import { amountOf, readConfirmations, readMoney, readRejection, showsEnough } from './readings.ts';
import type { Changes } from './revise.ts';

const KEYS = 64;

/** What a signed fact or a pull changes in what the record rests on. */
export function learn(record: PaymentRecord, fact: Fact, evidence: 'signed' | 'pull'): Changes {
  const at = instant(fact.startedAt);
  const { base, keys } = record.ledger;
  const ledger: Ledger = {
    ...record.ledger,
    base: base ?? record.status,
    keys: fact.key === null ? keys : [...keys, fact.key].slice(-KEYS),
  };

  const mismatches = findMismatches(record, fact);
  if (mismatches.length > 0) return { ledger: doubt(ledger, mismatches, at) };

  // Deliveries overtake each other: an older word does not take the place of a newer one.
  const newest = ledger.wordAt === null || at >= ledger.wordAt;
  const providerStatus = newest ? (fact.word ?? record.providerStatus) : record.providerStatus;
  const heard = newest ? { ...ledger, wordAt: at } : ledger;
  if (fact.review?.includes('incomplete_pull')) {
    return { ledger: doubt(heard, ['incomplete_pull'], at), providerStatus };
  }
  if (fact.claim === null) {
    return { ledger: doubt(heard, ['unknown_status'], at), providerStatus };
  }
  const said = asTolerated(record, fact);
  return {
    ledger: believe(heard, record, said, said.claim ?? fact.claim, evidence, at),
    providerStatus,
    transactions: mergeTransactions(record.transactions, fact.transactions ?? []),
    refund: mergeRefund(record.refund, fact.refund),
  };
}

/** What the provider ended short is a claim of paid where the merchant's tolerance covers it. */
function asTolerated(record: PaymentRecord, fact: Fact): Fact {
  const amount = amountOf(fact);
  const endedShort = fact.review?.includes('underpaid_but_claimed_paid');
  if (!endedShort || amount === null || isEnough(record, amount) !== true) return fact;
  const review = fact.review?.filter((reason) => reason !== 'underpaid_but_claimed_paid');
  return { ...fact, claim: 'paid', review };
}

function believe(
  ledger: Ledger,
  record: PaymentRecord,
  fact: Fact,
  claim: PaymentStatus,
  evidence: 'signed' | 'pull',
  at: number,
): Ledger {
  const known: Ledger = {
    ...ledger,
    softEnd: ledger.softEnd || isSoftEnd(claim),
    claimedPaid: claim === 'paid' ? claimOfPaid(ledger, fact, evidence) : ledger.claimedPaid,
    enoughAt: showsEnough(record, fact) ? witnessed(ledger.enoughAt, fact) : ledger.enoughAt,
    money: readMoney(ledger, fact, evidence, at),
    rejection: readRejection(ledger.rejection, fact),
    confirmations: readConfirmations(ledger.confirmations, fact, evidence, at),
  };
  return evidence === 'signed'
    ? takeSigned(known, fact, claim, at)
    : takePull(known, fact, claim, at);
}

function takeSigned(ledger: Ledger, fact: Fact, claim: PaymentStatus, at: number): Ledger {
  const taken = { ...ledger, refund: furtherRefund(ledger, claim) };
  // The provider had sent it before it answered that pull: the answer is newer.
  if (ledger.baseAt !== null && at < ledger.baseAt) {
    return { ...taken, base: keptLabel(claim, ledger.base) };
  }
  const old = ledger.signed.find((entry) => entry.claim === claim);
  const entry: SignedClaim = {
    claim,
    at: Math.max(at, old?.at ?? at),
    agreedAt:
      fact.money.kind === 'agreed' ? Math.max(at, old?.agreedAt ?? at) : (old?.agreedAt ?? null),
    review: doubted(old?.review ?? [], fact.review ?? [], at),
  };
  const others = ledger.signed.filter((other) => other.claim !== claim);
  return { ...taken, signed: [...others, entry].sort((a, b) => RANK[a.claim] - RANK[b.claim]) };
}

function takePull(ledger: Ledger, fact: Fact, claim: PaymentStatus, at: number): Ledger {
  // Among pulls the one that began last wins.
  if (ledger.pull !== null && at < ledger.pull.at) return ledger;
  const taken: Ledger = {
    ...ledger,
    pull: { at, claim, review: [...new Set(fact.review)].sort() },
    doubts: ledger.doubts.filter((entry) => entry.at > at),
    refund: furtherRefund(ledger, claim),
  };
  // Nothing leads back to `created`.
  if (claim === 'created') return taken;
  const claims = ledger.signed.map((entry) => entry.claim);
  const leader = highest([ledger.base ?? 'created', ...claims]);
  return {
    ...taken,
    base: keptLabel(leader, claim),
    baseAt: at,
    signed: ledger.signed.filter((entry) => entry.at > at).map((entry) => since(entry, at)),
  };
}

/** Of what was signed under one claim, what was said after the pull began. */
function since(entry: SignedClaim, at: number): SignedClaim {
  const { agreedAt, review } = entry;
  return {
    ...entry,
    agreedAt: agreedAt !== null && agreedAt > at ? agreedAt : null,
    review: review.filter((asked) => asked.at > at),
  };
}

/** From one soft end only up, so that the label does not depend on the order of the news. */
function keptLabel<T extends PaymentStatus | null>(
  older: PaymentStatus,
  newer: T,
): PaymentStatus | T {
  const both = newer !== null && isSoftEnd(newer) && isSoftEnd(older);
  return both && RANK[older] > RANK[newer] ? older : newer;
}

/** The fact moves nothing, but the merchant has to look. */
function doubt(ledger: Ledger, reasons: readonly ReviewReason[], at: number): Ledger {
  if (ledger.pull !== null && at < ledger.pull.at) return ledger;
  return { ...ledger, doubts: doubted(ledger.doubts, reasons, at) };
}

function doubted(known: readonly Doubt[], reasons: readonly ReviewReason[], at: number): Doubt[] {
  const added = [...new Set(reasons)].map((reason): Doubt => {
    const before = known.find((entry) => entry.reason === reason);
    return { reason, at: Math.max(at, before?.at ?? at) };
  });
  const kept = known.filter((entry) => !reasons.includes(entry.reason));
  return [...kept, ...added].sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

function claimOfPaid({ claimedPaid }: Ledger, fact: Fact, evidence: 'signed' | 'pull') {
  return {
    pull: claimedPaid.pull || evidence === 'pull',
    signed: claimedPaid.signed || evidence === 'signed',
    agreed: claimedPaid.agreed || (evidence === 'signed' && fact.money.kind === 'agreed'),
  };
}

function furtherRefund({ operator, base, refund }: Ledger, claim: PaymentStatus): Ledger['refund'] {
  // What the provider goes on repeating does not undo the operator's word.
  if (operator === 'paid' && claim === base) return refund;
  if (claim === 'refunded') return claim;
  return claim === 'refund_pending' ? (refund ?? claim) : refund;
}

function witnessed({ told, heard }: Ledger['enoughAt'], { paidAt, startedAt }: Fact) {
  return paidAt === undefined
    ? { told, heard: earlier(heard, instant(startedAt)) }
    : { told: earlier(told, instant(paidAt)), heard };
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/** Milliseconds since 1970. A time that can not be read is older than everything. */
function instant(time: string): number {
  const ms = Date.parse(time);
  return Number.isNaN(ms) ? 0 : ms;
}
