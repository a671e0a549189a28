/** What other rooms may use of this one. Everything else in `specs/` is its own business. */
export { ConformanceError, type ConformanceErrorCode } from './conformance-error.ts';
export { compareEditions, type Drift, type FactChange } from './derive/compare-editions.ts';
export { conditionName } from './derive/condition-name.ts';
export { decodeParameters, type ParameterValue } from './derive/decode-parameters.ts';
export { type Derivation, derivePage, derivePages, type PackDocuments, unknownPack } from './derive/derive-pages.ts';
export { redactProse } from './derive/redact-prose.ts';
export { type ParameterFault, type ParameterRule, validateParameters } from './derive/validate-parameters.ts';
export { readDocument } from './documents/read-document.ts';
export { type DataOf, level as levelSchema } from './model/form.ts';
export { envelopeRules, profileName as profileNameSchema } from './model/hand-written.ts';
export { definitions, mapOf, type NamedSchema, nameSchema, referTo } from './model/named-schema.ts';
export { requirementKind as requirementKindSchema } from './model/requirement.ts';
export {
  idFieldOf,
  kindNamedBy,
  type ObservedField,
  type ObservedKind,
  observedKinds,
  type QueryOperation,
  queriedKinds,
  type ResourceKind,
  type ResourceKinds,
} from './model/resource-kinds.ts';
export type * from './model.ts';
export { type CommittedEdition, type ComparablePage, findCommittedEdition } from './packs/committed-edition.ts';
export { readLock } from './packs/documents-lock.ts';
export { loadPack } from './packs/load-pack.ts';
export { loadResources, parseResources } from './packs/load-resources.ts';
export { type MadeFixture, makeFixtures } from './packs/make-fixtures.ts';
export { externalPackFolder, packIds } from './packs/pack-files.ts';
export { type Difference, type RegenerateOptions, regeneratePacks } from './packs/regenerate-packs.ts';
export { retiredAsOperation } from './packs/retired-operation.ts';
export { unknownOperationRows } from './packs/unknown-operation-rows.ts';
export { usePack } from './packs/use-pack.ts';
export { effectIdOf, parseRequirementId, type RequirementName, requirementId } from './requirement-id.ts';
export { type RequirementIndex, requirementIndex } from './requirement-index.ts';
