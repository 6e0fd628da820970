// npm run test:deep [-- runs]   The property tests with 100,000 generated histories each.
import { spawnSync } from 'node:child_process';

const runs = process.argv[2] ?? '100000';
const { status } = spawnSync('vitest run --project unit .properties.test --testTimeout=3600000', {
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: true,
  env: { ...process.env, COINSLOT_DEEP_RUNS: runs },
});
process.exit(status ?? 1);
