/** The contract as vitest tests of your own target: call `conformanceSuite` at the top of a test file. */

export { loadPack, packIds } from '#specs';
export { conformanceSuite, type SuiteOptions } from '../suites/conformance-suite.ts';
