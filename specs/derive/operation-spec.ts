/** What the editions of one operation's page say together. Editions stand newest first everywhere. */
import type {
  AuthorizationFact,
  ErrorRowFact,
  PageFacts,
  ParameterFact,
  Provenance,
  ResponseFieldFact,
} from '../model.ts';

/** Which edition of a page some facts come from. */
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

/** A parameter as the newest edition that has it says; what it is silent about comes from the next older one. */
export interface MergedParameter extends ParameterFact {
  /** What each edition that has the parameter says. */
  readonly said: readonly { readonly edition: Edition; readonly fact: ParameterFact }[];
}

export interface MergedErrorRow extends ErrorRowFact {
  /** Same status, code and message in older editions. */
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
  /** The success answer that a page prints, decoded; undefined where no edition prints one. */
  readonly sample: unknown;
  readonly hasXml: boolean;
}
