/** The contract as vitest tests of your own target: call `conformanceSuite` at the top of a test file. */
export { conformanceSuite, type SuiteOptions } from './suites/conformance-suite.ts';
export { loadPack, packIds } from '#specs';
