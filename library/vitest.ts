/** The contract as vitest tests for your own target. Call `conformanceSuite` at the top level of a test file. */

export { loadPack, packIds } from '#specs';
export { conformanceSuite, type SuiteOptions } from '../suites/conformance-suite.ts';
