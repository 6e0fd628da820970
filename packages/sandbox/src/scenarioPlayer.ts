import type { VirtualClock } from './clock.ts';
import type { Emulator } from './emulator.ts';
import type { ProviderId } from './providers/emulators.ts';
import { canPlay, playStep, type Scenario, type ScenarioStep } from './scenarios.ts';

/** A step of a scenario that is still to come. */
export interface PlannedStep {
  readonly at: number;
  readonly provider: ProviderId;
  readonly reference: string;
  readonly step: ScenarioStep;
}

export interface ScenarioPlayer {
  /** Plans the scenario's steps for a payment that was just created. */
  play(provider: ProviderId, reference: string, scenario: Scenario): void;
  /** In the order in which they were planned. */
  planned(): readonly PlannedStep[];
  restore(steps: readonly PlannedStep[]): void;
  reset(): void;
}

/** Lets scenarios play, and knows what of them is still to come. */
export function createScenarioPlayer(
  clock: VirtualClock,
  playerOf: (provider: ProviderId) => Emulator,
): ScenarioPlayer {
  const planned = new Set<PlannedStep>();

  function plan(item: PlannedStep): void {
    planned.add(item);
    clock.schedule(item.at - clock.now(), () => {
      planned.delete(item);
      playStep(playerOf(item.provider), item.reference, item.step);
    });
  }

  return {
    play(provider, reference, scenario) {
      if (!canPlay(playerOf(provider), scenario)) return;
      let at = clock.now();
      for (const step of scenario.steps) {
        at += step.afterMs;
        plan({ at, provider, reference, step });
      }
    },
    planned: () => [...planned],
    restore(steps) {
      for (const step of steps) plan(step);
    },
    reset: () => planned.clear(),
  };
}
