/** The combined facts of all editions of one operation's page. Editions are always in order, newest first. */
import type {
  AuthorizationFact,
  ErrorRowFact,
  PageFacts,
  ParameterFact,
  Provenance,
  ResponseFieldFact,
} from '../model.ts';

/** The edition of a page that some facts come from. */
export interface Edition {
  readonly id: string;
  readonly sha256: string;
  readonly edition: string;
  readonly date: string;
  readonly order: number;
}

export interface EditionFacts {
  readonly edition: Edition;
  readonly facts: PageFacts;
}

/** A parameter as in the newest edition that has it. Gaps are filled from the next older edition. */
export interface MergedParameter extends ParameterFact {
  /** The facts of each edition that has the parameter. */
  readonly said: readonly { readonly edition: Edition; readonly fact: ParameterFact }[];
}

export interface MergedErrorRow extends ErrorRowFact {
  /** The same status, code and message in older editions. */
  readonly older: readonly Provenance[];
  /** Not in the newest edition. */
  readonly outdated: boolean;
}

export interface OperationSpec {
  readonly name: string;
  readonly editions: readonly EditionFacts[];
  readonly version: string | undefined;
  readonly host: string | undefined;
  readonly parameters: readonly MergedParameter[];
  readonly errors: readonly MergedErrorRow[];
  readonly response: readonly ResponseFieldFact[];
  readonly authorization: readonly AuthorizationFact[];
  /** The success answer that a page prints, decoded; undefined if no edition prints one. */
  readonly sample: unknown;
  readonly hasXml: boolean;
}
