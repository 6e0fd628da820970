import type { Emulator, EmulatorContext } from '../emulator.ts';
import { createCryptofuse } from './cryptofuse/emulator.ts';
import { createKanga } from './kanga/emulator.ts';
import { createKryptogo } from './kryptogo/emulator.ts';
import { createKryptoswap } from './kryptoswap/emulator.ts';

/** Every provider that the sandbox plays; ids, origins and credentials derive from it. */
export const emulators = {
  cryptofuse: createCryptofuse,
  kanga: createKanga,
  kryptogo: createKryptogo,
  kryptoswap: createKryptoswap,
} as const satisfies Record<string, (context: EmulatorContext) => Emulator>;

export type ProviderId = keyof typeof emulators;

/** By provider; each is ready to be spread into the merchant's options, its URLs included. */
export type SandboxCredentials = {
  readonly [Id in ProviderId]: ReturnType<ReturnType<(typeof emulators)[Id]>['credentials']>;
};
