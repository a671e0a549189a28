/** The reference mock as handlers for MSW, in Node and in the browser. */

export { loadPack, packIds } from '#specs';
export { createMock, type Mock, mockScenarios, type ScenarioName } from '#suites';
