/** Public names of the room `contracts`. */
export {
  evidence as evidenceSchema,
  httpMethod as httpMethodSchema,
  reachClass as reachClassSchema,
} from './case-schema.ts';
export { type ContractIndex, claimedBy, contractIndex } from './contract-index.ts';
export { contractOperations, loadContract } from './load-contract.ts';
export type {
  AlternativeReading,
  Arrangement,
  Case,
  CaseReading,
  Claim,
  Contract,
  Control,
  Evidence,
  ExpectedAnswer,
  ExpectedChange,
  ExpectedEffect,
  ExpectedError,
  ExpectedRefusal,
  ExpectedSuccess,
  FieldChange,
  JsonValue,
  ProtocolPlace,
  ProviderState,
  ReachClass,
  RequestStep,
  Step,
  Trial,
  UntestedRequirement,
  WireForm,
} from './model.ts';
export { pactFiles } from './pact-files.ts';
export { pactParameters } from './pact-parameters.ts';
export { regenerateContracts } from './regenerate-contracts.ts';
export { generatedJson, regenerateFiles } from './regenerate-files.ts';
export { describeStates, type RankedState, rankStates } from './states/describe-states.ts';
export { observationSchema } from './states/observed-world.ts';
export { statesSchema } from './states/states-schema.ts';
export { stateVocabulary } from './states/vocabulary.ts';
export { type Resolved, resolveJson, resolveTemplate, type TemplateValues } from './templates.ts';
