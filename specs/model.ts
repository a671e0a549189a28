/** The types that this room hands on: facts read from vendor pages, and the data of packs. */
export type * from './model/facts.ts';
export type {
  DocumentEntry,
  EnvelopeRule,
  Level,
  MatrixReading,
  Profile,
  ProfileName,
  ProtocolStatement,
  RetiredOperation,
  Ruling,
} from './model/hand-written.ts';
export type {
  CommonError,
  CostClass,
  CredentialVariables,
  EchoedFact,
  Envelope,
  FormatName,
  OperationCost,
  PackManifest,
  WireBinding,
} from './model/manifest.ts';
export type * from './model/operation.ts';
export type * from './model/pack.ts';
export type * from './model/page.ts';
export type * from './model/requirement.ts';
