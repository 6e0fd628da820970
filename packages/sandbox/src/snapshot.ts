import type { Faults } from './faults.ts';
import type { SavedOutbox } from './outbox.ts';
import type { SavedRandom } from './random.ts';
import type { PlannedStep } from './scenarioPlayer.ts';
import type { ScenarioName } from './scenarios.ts';

/**
 * All that a sandbox has to know to go on after a restart, as plain JSON. Moments are ms since the
 * epoch in the sandbox's time. The calls of `requests()` are not in it, and an answer that was still
 * being written is lost, as with a provider that breaks down.
 */
export interface SandboxSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  /** How far the sandbox's time is ahead of its source, in ms. */
  readonly offset: number;
  readonly random: SavedRandom;
  /** What the credentials are made from. */
  readonly credentialsSeed: string;
  readonly scenario: ScenarioName;
  readonly steps: readonly PlannedStep[];
  readonly faults: Faults;
  readonly outbox: SavedOutbox;
  /** By provider; the emulator's own business. */
  readonly providers: Readonly<Record<string, unknown>>;
}

export const SNAPSHOT_VERSION = 3;

/** @throws TypeError for a snapshot that another version of the sandbox wrote. */
export function assertReadable({ version }: { readonly version: unknown }): void {
  if (version === SNAPSHOT_VERSION) return;
  throw new TypeError(
    `This snapshot has the version ${String(version)}; this sandbox reads version ${SNAPSHOT_VERSION}.`,
  );
}
