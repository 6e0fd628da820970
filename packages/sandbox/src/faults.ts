import { SandboxError } from './SandboxError.ts';

/** What is wrong with the providers at the moment. */
export interface Faults {
  /** Every call is answered with 503. */
  down: boolean;
  /** Each answer takes this many ms of virtual time. */
  slowMs: number;
  /** How notices travel. `reorder` holds each one back until the next has gone out; `forge` signs with a wrong key. */
  notices: 'deliver' | 'drop' | 'duplicate' | 'reorder' | 'forge';
  /** Each notice leaves this many ms of virtual time late. */
  noticeDelayMs: number;
  /** So many of the next creations are refused. */
  refuseCreates: number;
  /** So many of the next creations happen, but their answer is lost on the way. */
  loseCreateAnswers: number;
}

export interface FaultsPatch extends Partial<Faults> {
  /** Revokes, now, every access token issued so far. */
  expireTokens?: boolean;
}

/** The present faults, and the two counters that using them up counts down. */
export interface FaultControl {
  readonly current: Readonly<Faults>;
  set(patch: FaultsPatch): void;
  /** True, and one less, while some are left. */
  consume(counter: 'refuseCreates' | 'loseCreateAnswers'): boolean;
  reset(): void;
}

export const NOTICE_FAULTS = ['deliver', 'drop', 'duplicate', 'reorder', 'forge'] as const;

const NONE: Faults = {
  down: false,
  slowMs: 0,
  notices: 'deliver',
  noticeDelayMs: 0,
  refuseCreates: 0,
  loseCreateAnswers: 0,
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
    reset() {
      current = { ...NONE };
    },
  };
}

function assertFault(name: string, value: unknown): void {
  if (!(name in NONE)) {
    throw new SandboxError(400, `Unknown fault ${name}. Known: ${Object.keys(NONE).join(', ')}.`);
  }
  const expected = typeof NONE[name as keyof Faults];
  const fits =
    name === 'notices'
      ? NOTICE_FAULTS.includes(value as Faults['notices'])
      : typeof value === expected && (expected !== 'number' || isCount(value));
  if (!fits) throw new SandboxError(400, `Fault ${name} cannot be ${JSON.stringify(value)}.`);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
