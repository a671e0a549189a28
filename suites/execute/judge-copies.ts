/**
 * Judges the answers to identical requests that were in flight together. At least one must be as expected. Every other
 * one has the same result, or is refused as the page allows. The order in which the target served them does not matter.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ExpectedError, JsonValue } from '#contracts';
import type { WireBinding } from '#specs';
import { checkAnswer } from '../checks/checks.ts';
import type { Mismatch } from '../model.ts';
import { describeAnswer, describeAnswers } from './describe-answer.ts';
import type { JudgedRequest } from './send-step.ts';

export interface Copies {
  readonly copies: readonly [JudgedRequest, ...JudgedRequest[]];
  readonly others: readonly ExpectedError[];
  readonly binding: WireBinding;
  /** The expected answer in a few words. */
  readonly expected: string;
}

const isFitting = ({ answer, mismatches }: JudgedRequest): boolean =>
  answer !== undefined && mismatches.every(({ level }) => level !== 'must');

const difference = (path: string, expected: string, actual: string): Mismatch => ({
  check: 'answers-at-once-agree',
  about: 'content',
  level: 'must',
  path,
  expected,
  actual,
});

/** `/Code` in the third answer → `answers/2/Code`. */
function within(index: number, mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return mismatches.map((mismatch) => ({
    ...mismatch,
    path: `answers/${index}${mismatch.path.startsWith('/') ? '' : '/'}${mismatch.path}`,
  }));
}

/** The fields of the result, without a request id among them. */
function fieldsOf({ answer }: JudgedRequest, { result, requestId }: WireBinding): ReadonlyMap<string, JsonValue> {
  const own = answer?.result;
  if (own === undefined || own === null || typeof own !== 'object') return new Map([['', own ?? null]]);
  return new Map(
    Object.entries(own)
      .map(([name, value]) => [`/${name}`, value] as const)
      .filter(([path]) => `${result}${path}` !== requestId),
  );
}

function sameResult(
  first: JudgedRequest,
  other: JudgedRequest,
  { binding, index }: { binding: WireBinding; index: number },
) {
  const [one, two] = [fieldsOf(first, binding), fieldsOf(other, binding)];
  const differs = [...new Set([...one.keys(), ...two.keys()])].filter(
    (path) => !isDeepStrictEqual(one.get(path), two.get(path)),
  );
  const brief = (value: JsonValue | undefined) => (JSON.stringify(value) ?? 'nothing').slice(0, 300);
  return differs.map((path) =>
    difference(`answers/${index}${binding.result}${path}`, brief(one.get(path)), brief(two.get(path))),
  );
}

/** Undefined if the answer is not one of `others`; otherwise its mismatches as a refusal with that status and code. */
function asOther(
  { answer, checked }: JudgedRequest,
  others: readonly ExpectedError[],
): readonly Mismatch[] | undefined {
  const isOther = others.some(({ status, code }) => answer?.status === status && answer.error?.code === code);
  if (!isOther || checked === undefined) return undefined;
  return checkAnswer({ ...checked, expect: { outcome: 'error', anyOf: others } });
}

function judgeOther(input: Copies, first: JudgedRequest, index: number): readonly Mismatch[] {
  const copy = input.copies[index];
  if (copy === undefined) return [];
  if (isFitting(copy)) return [...within(index, copy.mismatches), ...sameResult(first, copy, { ...input, index })];
  const refused = asOther(copy, input.others);
  if (refused !== undefined) return within(index, refused);
  const pairs = input.others.map(({ status, code }) => ` or ${status} ${code}`);
  return [
    difference(
      `answers/${index}`,
      `the same as answers/${input.copies.indexOf(first)}${pairs.join('')}`,
      describeAnswer(copy),
    ),
  ];
}

/** One judged request that represents all of them. Its answer is the first that is as expected. */
export function judgeCopies(input: Copies): JudgedRequest {
  const { copies, others } = input;
  const description = describeAnswers(copies);
  const first = copies.find(isFitting);
  if (first === undefined) {
    const own = copies.flatMap((copy, index) => within(index, asOther(copy, others) ?? copy.mismatches));
    const none = difference('answers', `at least one ${input.expected}`, description);
    return { ...copies[0], description, mismatches: [none, ...own] };
  }
  const rest = copies.flatMap((copy, index) => (copy === first ? [] : judgeOther(input, first, index)));
  return { ...first, description, mismatches: [...first.mismatches, ...rest] };
}
