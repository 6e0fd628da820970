import type { Emulator, EmulatorContext } from '../emulator.ts';
import { createCryptofuse } from './cryptofuse/emulator.ts';

/** Every provider that the sandbox plays; ids, origins and credentials derive from it. */
export const emulators = {
  cryptofuse: createCryptofuse,
} as const satisfies Record<string, (context: EmulatorContext) => Emulator>;

export type ProviderId = keyof typeof emulators;

/** By provider; each is ready to be spread into the merchant's options, its base URL included. */
export type SandboxCredentials = {
  readonly [Id in ProviderId]: ReturnType<(typeof emulators)[Id]>['credentials'] & {
    readonly baseUrl: string;
  };
};
