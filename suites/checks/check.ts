/** What a check gets and gives: it reports places that do not match, and decides neither severity nor verdict. */
import type { ExpectedRefusal, ExpectedSuccess, JsonValue } from '#contracts';
import type { FormatName, JsonSchema, Level, WireBinding } from '#specs';
import type { Answer, CheckSubject, HttpResponse } from '../model.ts';

/** One answer with what was asked and what the pages say of an answer of its kind. Templates in `expect` are filled in. */
export interface CheckInput {
  readonly operation: string;
  readonly format: FormatName;
  /** The request breaks the protocol, so that it may be refused before its format is read: in the default one. */
  readonly mayComeEarly?: true;
  /** Result of the earlier request that this one is to agree with. */
  readonly earlier?: JsonValue;
  readonly response: HttpResponse;
  readonly answer: Answer;
  readonly expect: ExpectedSuccess | ExpectedRefusal;
  readonly binding: WireBinding;
  readonly resultSchema: JsonSchema | undefined;
}

export interface Difference {
  /** JSON Pointer into the answer, or the part of the response. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Check {
  readonly name: string;
  readonly about: CheckSubject;
  /** Level of the rule that this check is about, whatever the level of the requirement. */
  readonly level: Level;
  check(input: CheckInput): readonly Difference[];
}
