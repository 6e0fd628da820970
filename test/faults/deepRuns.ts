/**
 * How often a generated test runs, and from which seed: few times and always the same in `npm test`;
 * what the environment says in `npm run test:deep`.
 */
export function deepRuns(variable: string, usual: number): { runs: number; seed: number } {
  const runs = Number(process.env[variable] ?? usual);
  const seed = Number(process.env['COINSLOT_SEED'] ?? 20_261_121);
  if (!Number.isSafeInteger(runs) || runs < 1) throw new Error(`${variable} is no count.`);
  return { runs, seed };
}
