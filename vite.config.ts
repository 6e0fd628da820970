import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './test/chromium.ts';
import { LongestFirst } from './test/LongestFirst.ts';

const source = '@coinslot/source';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const react18 = (name: string) => here(`test/react18/node_modules/${name}`);
// A fresh object each time: Vitest writes names into `instances`.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: [source, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
  test: {
    // Far above what any test takes: a machine that is slow, or busy, is no fault of ours. What is
    // waited for is looked at all the time, so a test that passes waits no longer for it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.{ts,tsx}'],
      reporter: ['text', 'json-summary', 'lcov'],
      thresholds: { lines: 80, branches: 70 },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // A process for each file costs more than most files of tests.
          isolate: false,
          include: [
            'packages/{core,server,sandbox,storefront}/src/**/*.test.ts',
            'test/**/*.test.ts',
          ],
          exclude: [
            '**/node_modules/**',
            '**/dist/**',
            'test/integration/**',
            'test/providers/**',
            'test/browser/**',
            'test/e2e/**',
            'test/consumers/**',
          ],
          benchmark: { include: ['test/bench/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'jsdom',
          isolate: false,
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          setupFiles: ['test/setup-dom.ts'],
        },
      },
      {
        // The same tests of what uses React, with the oldest that the peer range names.
        extends: true,
        resolve: {
          alias: [
            { find: /^react(?=$|\/)/, replacement: react18('react') },
            { find: /^react-dom(?=$|\/)/, replacement: react18('react-dom') },
            // Its "main" is CommonJS, which would load the root's React; this one is inlined.
            {
              find: /^@testing-library\/react$/,
              replacement: here(
                'node_modules/@testing-library/react/dist/@testing-library/react.esm.js',
              ),
            },
          ],
        },
        test: {
          name: 'dom-react18',
          environment: 'jsdom',
          isolate: false,
          // The others reach no React (test/architecture.test.ts).
          include: ['packages/react/src/**/*.test.tsx'],
          setupFiles: ['test/setup-dom.ts'],
          env: { EXPECT_REACT: '18' },
          server: {
            deps: { inline: ['@tanstack/react-query', '@testing-library/react', 'qrcode.react'] },
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          environment: 'node',
          // To load what they share once for each file took a tenth of their time.
          isolate: false,
          include: ['test/integration/**/*.test.ts', 'test/providers/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/types/**/*.test-d.ts'],
            tsconfig: './tsconfig.json',
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.tsx'],
          browser: browser(),
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        // One page for all stories: each leaves it as it was, and loading one costs more than most.
        test: { name: 'storybook', isolate: false, browser: browser() },
      },
    ],
  },
});
