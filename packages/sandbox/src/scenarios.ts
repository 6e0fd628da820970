import type { Emulator, OperationName, PayOptions } from './emulator.ts';
import type { FaultsPatch } from './faults.ts';

/** One thing that happens to a payment, `afterMs` of virtual time after the one before it. */
export interface ScenarioStep {
  readonly afterMs: number;
  readonly do: OperationName;
  /** Of what is due, for `pay`. */
  readonly share?: string;
  /** Whether `pay` sends another asset than the right one. */
  readonly otherAsset?: true;
}

export interface Scenario {
  readonly about: string;
  /** Set when the scenario is chosen. */
  readonly faults?: FaultsPatch;
  /** Played on each payment created from then on. */
  readonly steps: readonly ScenarioStep[];
}

const pay = (share: string, afterMs = 2_000): ScenarioStep => ({ afterMs, do: 'pay', share });
const confirm: ScenarioStep = { afterMs: 4_000, do: 'confirm' };
const exactly = [pay('1'), confirm];

/** What a sandbox plays by itself on each payment made after `scenario(name)`, by name. */
export const scenarios = {
  manual: { about: 'Nothing happens by itself', steps: [] },
  exact: { about: 'Pays what is due', steps: exactly },
  under: { about: 'Pays half of what is due', steps: [pay('0.5'), confirm] },
  over: { about: 'Pays one and a half times what is due', steps: [pay('1.5'), confirm] },
  split: {
    about: 'Pays in two parts',
    steps: [pay('0.4'), confirm, pay('0.6'), confirm],
  },
  late: {
    about: 'Pays what is due after the payment expired',
    steps: [{ afterMs: 2_000, do: 'expire' }, pay('1'), confirm],
  },
  expire: { about: 'Never pays', steps: [{ afterMs: 2_000, do: 'expire' }] },
  fail: { about: 'The provider gives up', steps: [{ afterMs: 2_000, do: 'fail' }] },
  cancel: { about: 'Is cancelled', steps: [{ afterMs: 2_000, do: 'cancel' }] },
  refund: {
    about: 'Pays and gets the money back',
    steps: [...exactly, { afterMs: 4_000, do: 'refund' }],
  },
  dust: { about: 'Pays a millionth of what is due', steps: [pay('0.000001'), confirm] },
  underThenExpired: {
    about: 'Pays half, and the rest never comes',
    steps: [pay('0.5'), confirm, { afterMs: 4_000, do: 'expire' }],
  },
  reverted: {
    about: 'Pays, and the network takes it back',
    steps: [pay('1'), { afterMs: 4_000, do: 'revert' }],
  },
  paidThenReverted: {
    about: 'Is paid, and the network takes it back',
    steps: [...exactly, { afterMs: 4_000, do: 'revert' }],
  },
  wrongAsset: {
    about: 'Sends another asset',
    steps: [{ afterMs: 2_000, do: 'pay', share: '1', otherAsset: true }, confirm],
  },
  wrongAmount: {
    about: 'The provider tells another amount due than it agreed to',
    steps: [{ afterMs: 1_000, do: 'misreport' }, ...exactly],
  },
  unknownWord: {
    about: 'The provider tells a status that no document knows',
    steps: [pay('1'), { afterMs: 2_000, do: 'reword' }],
  },
  forgedNotice: {
    about: 'Nobody pays, and somebody else claims success',
    steps: [{ afterMs: 2_000, do: 'forge' }],
  },
  duplicateNotice: {
    about: 'Every notice arrives twice',
    faults: { notices: 'duplicate' },
    steps: exactly,
  },
  noNotice: { about: 'No notice arrives', faults: { notices: 'drop' }, steps: exactly },
  lateNotice: {
    about: 'Notices arrive ten minutes late',
    faults: { noticeDelayMs: 600_000 },
    steps: exactly,
  },
  reorderedNotices: {
    about: 'Notices arrive in the wrong order',
    faults: { notices: 'reorder' },
    steps: exactly,
  },
  providerDown: { about: 'Every call is answered with 503', faults: { down: true }, steps: [] },
  slow: { about: 'Every answer takes three seconds', faults: { slowMs: 3_000 }, steps: exactly },
  tokenExpired: {
    about: 'The access token is revoked before its time',
    faults: { expireTokens: true },
    steps: exactly,
  },
  nonceReused: {
    about: 'The next signed call is refused as if its nonce had been used',
    faults: { refuseNonces: 1 },
    steps: exactly,
  },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const SCENARIO_NAMES = Object.keys(scenarios).filter(isScenarioName);

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

/** Whether the provider offers every step and has what breaks; a scenario that it cannot play leaves its payments alone. */
export function canPlay(emulator: Emulator, { faults = {}, steps }: Scenario): boolean {
  if (faults.expireTokens === true && emulator.expireTokens === undefined) return false;
  if (faults.refuseNonces !== undefined && emulator.usesNonce !== true) return false;
  // The one scenario with a refund pays in full before it.
  if (emulator.keepsFullPayments === true && steps.some((step) => step.do === 'refund'))
    return false;
  return steps.every((step) => emulator.operations[step.do] !== undefined);
}

/** Does the step, unless something else got there first and made it impossible. */
export function playStep(emulator: Emulator, reference: string, step: ScenarioStep): void {
  const { can, otherAsset } = emulator.summary(reference);
  if (!can.includes(step.do)) return;
  if (step.do !== 'pay') {
    emulator.operations[step.do]?.(reference);
    return;
  }
  const options: PayOptions = {
    ...(step.share === undefined ? {} : { share: step.share }),
    ...(step.otherAsset === true ? { asset: otherAsset } : {}),
  };
  emulator.operations.pay(reference, options);
}
