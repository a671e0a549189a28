/** Input and output of a rule about every answer. A rule knows no expectation and decides no verdict. */
import type { EchoedFact, EnvelopeRule, FormatName, JsonSchema, WireBinding } from '#specs';
import type { Answer, HttpResponse } from '../../model.ts';
import type { Difference } from '../check.ts';

/** One answer, with facts about its request. */
export interface AnswerFacts {
  readonly operation: string;
  readonly format: FormatName;
  /** The request did not ask for a format literally, or it may be refused before its format is read. */
  readonly orDefault?: true;
  readonly response: HttpResponse;
  readonly answer: Answer;
  readonly binding: WireBinding;
  readonly resultSchema: JsonSchema | undefined;
  /** Facts that the request states; absent if it does not state them. */
  readonly asked: Readonly<Partial<Record<EchoedFact, string>>>;
}

export interface EnvelopeCheck {
  readonly rule: EnvelopeRule;
  /** Undefined if the rule does not apply to such an answer. */
  check(facts: AnswerFacts): readonly Difference[] | undefined;
}

export const isReadable = ({ answer }: AnswerFacts): boolean => answer.problem === undefined;

/** An error by its status. An error code with a success status is the subject of another rule. */
export const isError = ({ answer }: AnswerFacts): boolean => answer.status >= 400;

export const isSuccess = ({ answer }: AnswerFacts): boolean => answer.status >= 200 && answer.status < 300;
