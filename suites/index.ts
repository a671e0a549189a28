/** Public names of the room `suites`. */
export { type RunParts, runCases } from './execute/run-cases.ts';
export { selectCases } from './execute/select-cases.ts';
export { idMatcher, nearestIds, requireMatches } from './match-ids.ts';
export { createMock, type Mock } from './mock/create-mock.ts';
export { type ScenarioName, scenarioResources, scenarios as mockScenarios } from './mock/scenarios.ts';
export { startMockServer } from './mock/server.ts';
export type {
  CaseResult,
  Exchange,
  JudgedAnswer,
  Mismatch,
  Party,
  RunRecord,
  RunSettings,
  Target,
  TargetKind,
  TrialRole,
  UndocumentedAnswer,
  Verdict,
} from './model.ts';
export { type OpenedTarget, openTarget } from './open-target.ts';
export { loadPackCode, type PackCode } from './pack-code.ts';
export { type FilterOptions, type RequestFilter, signingRequestFilter } from './pact/signing-request-filter.ts';
export { verifyPacts } from './pact/verify-pacts.ts';
export {
  exchangeFields,
  headers as headersSchema,
  judgedAnswer as judgedAnswerSchema,
  level as levelSchema,
  mismatch as mismatchSchema,
  party as partySchema,
  request as requestSchema,
  targetKind as targetKindSchema,
  trialRole as trialRoleSchema,
  undocumentedAnswer as undocumentedAnswerSchema,
  verdict as verdictSchema,
} from './result-schemas.ts';
export { targetFileSchema } from './target-file.ts';
export { exitCodeOfWalks } from './walks/exit-code-of-walks.ts';
export { packsWithWalkModel, registerWalkModel, walkModelOf } from './walks/models/walk-models.ts';
export { runWalks } from './walks/run-walks.ts';
export { summariseWalks } from './walks/summarise-walks.ts';
export { readWalk } from './walks/walk.ts';
export type { WalkModel } from './walks/walk-model.ts';
export type { WalkSettings } from './walks/walks-record.ts';
