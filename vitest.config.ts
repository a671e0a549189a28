/**
 * Six projects: units beside the code, audits of whole runs, the command line end to end, the vendors' clients, Pact in a
 * process of its own, and the conformance suites. Vitest starts them in the order of their names: the audits take longest and
 * start first, so that at the end no worker waits for another.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Files of one worker share what they have loaded: packs and contracts are read-only, and loading them is half of the time. */
const shared = { isolate: false } as const;

/** A bug of the reference mock fails the test that meets it. */
const setupFiles = ['suites/mock/fail-on-mock-faults.setup.ts'];

const everywhere = { exclude: ['node_modules/**', 'dist/**'], testTimeout: 30_000, hookTimeout: 30_000, setupFiles };

const audits = 'suites/audit/**/*.test.ts';

/** Many audits run a whole contract in one test or hook. That takes seconds, and much longer on a busy machine. */
const wholeRuns = { testTimeout: 120_000, hookTimeout: 120_000 };

/** Needs the vendors' packages as the clients do. */
const publishedSigners = 'suites/signers/published-signers.test.ts';

export default defineConfig({
  test: {
    // Half as many again as there are cores: some tests wait for processes, for a browser or for time to pass.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    projects: [
      {
        test: {
          ...everywhere,
          ...shared,
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...everywhere.exclude, audits, 'end-to-end/**', 'suites/pact/**', publishedSigners],
        },
      },
      { test: { ...everywhere, ...shared, ...wholeRuns, name: 'audit', include: [audits] } },
      { test: { ...everywhere, name: 'pact', include: ['suites/pact/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          ...everywhere,
          ...shared,
          name: 'end-to-end',
          include: ['end-to-end/**/*.test.ts'],
          exclude: [...everywhere.exclude, 'end-to-end/clients/**'],
          testTimeout: 60_000,
        },
      },
      // The vendors' clients are heavy: what a worker has loaded is shared. They are loaded as Node loads them.
      {
        test: {
          ...everywhere,
          ...shared,
          name: 'clients',
          include: ['end-to-end/clients/**/*.test.ts', publishedSigners],
          deps: { interopDefault: false },
        },
      },
      { test: { ...everywhere, ...shared, name: 'conformance', include: ['suites/**/*.suite.ts'] } },
    ],
  },
});
