/** Input and output of a check. A check reports places that differ. It decides neither severity nor verdict. */
import type { ExpectedRefusal, ExpectedSuccess, JsonValue } from '#contracts';
import type { FormatName, JsonSchema, Level, WireBinding } from '#specs';
import type { Answer, CheckSubject, HttpResponse } from '../model.ts';

/**
 * One answer, with the request and with what the pages say about such an answer. Templates in `expect` are filled in.
 */
export interface CheckInput {
  readonly operation: string;
  readonly format: FormatName;
  /** The request breaks the protocol, so it may be refused before its format is known: in the default format. */
  readonly mayComeEarly?: true;
  /** Result of the earlier request that this result has to agree with. */
  readonly earlier?: JsonValue;
  readonly response: HttpResponse;
  readonly answer: Answer;
  readonly expect: ExpectedSuccess | ExpectedRefusal;
  readonly binding: WireBinding;
  readonly resultSchema: JsonSchema | undefined;
}

export interface Difference {
  /** JSON Pointer into the answer, or the name of a part of the response. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export interface Check {
  readonly name: string;
  readonly about: CheckSubject;
  /** Level of the rule that this check applies, whatever the level of the requirement is. */
  readonly level: Level;
  check(input: CheckInput): readonly Difference[];
}
