import type { RunSettings } from './model.ts';

/** The settings of a run of everything, but for what a test says otherwise. */
export function runSettings(changes: Partial<RunSettings> = {}): RunSettings {
  return {
    packs: [],
    profiles: [],
    operations: [],
    cases: [],
    editions: [],
    readings: {},
    concurrency: 16,
    timeoutMs: 5_000,
    ...changes,
  };
}
