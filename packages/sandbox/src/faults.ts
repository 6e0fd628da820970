import { type AnswerFault, assertAnswerFaults, fits } from './answerFaults.ts';
import { SandboxError } from './SandboxError.ts';

/** What is wrong with the providers at the moment. */
export interface Faults {
  /** Every call is answered with 503. */
  down: boolean;
  /** Each answer takes this many ms of virtual time. */
  slowMs: number;
  /** So far the providers' clock is ahead of the sandbox's time; behind it, where below zero. */
  clockAheadMs: number;
  /** How notices travel. `reorder` holds each one back until the next has gone out; `forge` signs with a wrong key. */
  notices: 'deliver' | 'drop' | 'duplicate' | 'reorder' | 'forge';
  /** Each notice leaves this many ms of virtual time late. */
  noticeDelayMs: number;
  /** So many of the next creations are refused. */
  refuseCreates: number;
  /** So many of the next creations happen, but their answer is lost on the way. */
  loseCreateAnswers: number;
  /** So many of the next signed calls are refused as if their nonce had been used before. */
  refuseNonces: number;
  /** What goes wrong with the answers of single endpoints; the first that fits plays. */
  answers: readonly AnswerFault[];
}

export interface FaultsPatch extends Partial<Faults> {
  /** Revokes, now, every access token issued so far. */
  expireTokens?: boolean;
}

/** The present faults, and the counters that using them up counts down. */
export interface FaultControl {
  readonly current: Readonly<Faults>;
  set(patch: FaultsPatch): void;
  /** True, and one less, while some are left. */
  consume(counter: 'refuseCreates' | 'loseCreateAnswers' | 'refuseNonces'): boolean;
  /** What goes wrong with the answer to this call, which is used up by it. */
  consumeAnswer(request: { method: string; path: string }): AnswerFault | undefined;
  reset(): void;
}

export const NOTICE_FAULTS = ['deliver', 'drop', 'duplicate', 'reorder', 'forge'] as const;

const NONE: Faults = {
  down: false,
  slowMs: 0,
  clockAheadMs: 0,
  notices: 'deliver',
  noticeDelayMs: 0,
  refuseCreates: 0,
  loseCreateAnswers: 0,
  refuseNonces: 0,
  answers: [],
};

export function createFaults(): FaultControl {
  let current: Faults = { ...NONE };
  return {
    get current() {
      return current;
    },
    set(patch) {
      const { expireTokens: _, ...rest } = patch;
      for (const [name, value] of Object.entries(rest)) assertFault(name, value);
      current = { ...current, ...rest };
    },
    consume(counter) {
      if (current[counter] === 0) return false;
      current = { ...current, [counter]: current[counter] - 1 };
      return true;
    },
    consumeAnswer(request) {
      const { answers } = current;
      const hit = answers.find((fault) => fits(fault, request));
      if (hit?.times === undefined) return hit;
      const left = hit.times > 1 ? [{ ...hit, times: hit.times - 1 }] : [];
      current = { ...current, answers: answers.flatMap((one) => (one === hit ? left : [one])) };
      return hit;
    },
    reset() {
      current = { ...NONE };
    },
  };
}

function assertFault(name: string, value: unknown): void {
  if (!(name in NONE)) {
    throw new SandboxError(400, `Unknown fault ${name}. Known: ${Object.keys(NONE).join(', ')}.`);
  }
  if (name === 'answers') {
    assertAnswerFaults(value);
    return;
  }
  const expected = typeof NONE[name as keyof Faults];
  const fits =
    name === 'notices'
      ? NOTICE_FAULTS.includes(value as Faults['notices'])
      : typeof value === expected &&
        (expected !== 'number' ||
          isCount(name === 'clockAheadMs' ? Math.abs(Number(value)) : value));
  if (!fits) throw new SandboxError(400, `Fault ${name} cannot be ${JSON.stringify(value)}.`);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
