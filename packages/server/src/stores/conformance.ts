import type { ConformanceCase } from './conformance/ConformanceCase.ts';
import { checkCases } from './conformance/checkCases.ts';
import { deliveryCases } from './conformance/deliveryCases.ts';
import { leaseCases } from './conformance/leaseCases.ts';
import { payoutCases } from './conformance/payoutCases.ts';
import { readCases } from './conformance/readCases.ts';
import { reserveCases } from './conformance/reserveCases.ts';
import { updateCases } from './conformance/updateCases.ts';

export type { ConformanceCase, ConformanceSetup } from './conformance/ConformanceCase.ts';

/**
 * What every `Store` has to do, as cases for any test runner. Each case wants empty data of its own
 * and rejects with an error that says what the store did instead. Leave out the cases marked
 * `sharedOnly` only for a store that cannot be opened twice over the same data.
 *
 * @example
 * for (const { name, run } of storeConformance) {
 *   test(name, async () => {
 *     const schema = await createEmptySchema();
 *     await run({ open: () => myStore(schema) });
 *   });
 * }
 */
export const storeConformance: readonly ConformanceCase[] = [
  ...reserveCases,
  ...updateCases,
  ...checkCases,
  ...deliveryCases,
  ...payoutCases,
  ...readCases,
  ...leaseCases,
];
