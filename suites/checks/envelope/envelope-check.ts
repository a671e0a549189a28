/** What a rule about every answer gets and gives. It knows nothing of what was expected, and decides no verdict. */
import type { EchoedFact, EnvelopeRule, FormatName, JsonSchema, WireBinding } from '#specs';
import type { Answer, HttpResponse } from '../../model.ts';
import type { Difference } from '../check.ts';

/** One answer with what was asked. */
export interface AnswerFacts {
  readonly operation: string;
  readonly format: FormatName;
  /** The format was not asked for in so many letters, or the request may be refused before it is read. */
  readonly orDefault?: true;
  readonly response: HttpResponse;
  readonly answer: Answer;
  readonly binding: WireBinding;
  readonly resultSchema: JsonSchema | undefined;
  /** What the request said of itself; left out where it said nothing. */
  readonly asked: Readonly<Partial<Record<EchoedFact, string>>>;
}

export interface EnvelopeCheck {
  readonly rule: EnvelopeRule;
  /** Undefined where the rule is not about such an answer. */
  check(facts: AnswerFacts): readonly Difference[] | undefined;
}

export const isReadable = ({ answer }: AnswerFacts): boolean => answer.problem === undefined;

/** An error by its status; a code under a status of success is another rule's business. */
export const isError = ({ answer }: AnswerFacts): boolean => answer.status >= 400;

export const isSuccess = ({ answer }: AnswerFacts): boolean => answer.status >= 200 && answer.status < 300;
