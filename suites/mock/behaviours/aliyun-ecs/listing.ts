/**
 * What DescribeInstances and DescribeDisks share: filters, pages and tags. A filter whose parameter is empty does not work;
 * a list of ids that is an empty array does, and finds nothing.
 */
import type { JsonObject } from '../../json.ts';
import type { Call, ErrorChoice, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { readIdList } from './disk-list.ts';

/** How a filter compares a resource with the parameter's text. */
export type Filter<T> = (resource: T, wanted: string, call: Call) => boolean;

/** Resources that pass every filter whose parameter is given. */
export function filtered<T>(
  resources: readonly T[],
  filters: Readonly<Record<string, Filter<T>>>,
  call: Call,
): readonly T[] {
  const active = Object.entries(filters).filter(([name]) => given(call, name) !== '');
  return resources.filter((resource) => active.every(([name, filter]) => filter(resource, given(call, name), call)));
}

/** The JSON array contains the id. */
export function listed(id: string, list: string): boolean {
  return readIdList(list)?.includes(id) ?? false;
}

/** Text with `*` for any run of characters. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const escaped = pattern.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`).test(text);
}

interface Page<T> {
  readonly entries: readonly T[];
  readonly fields: JsonObject;
}

/** One page of a listing. By NextToken and MaxResults where one of them is given, else by PageNumber and PageSize. */
export function takePage<T>(all: readonly T[], call: Call): Page<T> {
  const pageSize = Number(given(call, 'PageSize') || '10');
  const pageNumber = Number(given(call, 'PageNumber') || '1');
  const byToken = given(call, 'NextToken') !== '' || given(call, 'MaxResults') !== '';
  const size = byToken ? Number(given(call, 'MaxResults') || '10') : pageSize;
  const from = byToken ? (readNextToken(given(call, 'NextToken')) ?? 0) : (pageNumber - 1) * pageSize;
  const until = from + size;
  return {
    entries: all.slice(from, until),
    fields: {
      TotalCount: all.length,
      PageNumber: pageNumber,
      PageSize: pageSize,
      NextToken: until < all.length ? writeNextToken(until) : '',
    },
  };
}

/** A NextToken that no answer of the mock ever carried. */
export const unknownNextToken = (call: Call): boolean =>
  given(call, 'NextToken') !== '' && readNextToken(given(call, 'NextToken')) === undefined;

/** Names of the form `Tag.N.Key`, in either spelling, with N and the last word. */
function tagParameters(call: Call): readonly { readonly index: number; readonly part: string }[] {
  return [...call.parameters.keys()].flatMap((name) => {
    const match = /^Tag\.(\d+)\.(Key|Value|key|value)$/.exec(name);
    return match === null ? [] : [{ index: Number(match[1]), part: (match[2] ?? '').toLowerCase() }];
  });
}

const valueWithoutKey = (call: Call): boolean => {
  const tags = tagParameters(call);
  const keys = new Set(tags.filter(({ part }) => part === 'key').map(({ index }) => index));
  return tags.some(({ part, index }) => part === 'value' && !keys.has(index));
};

/** Refusals about tags; no resource of the mock has a tag, so a tag that is well formed finds nothing. */
export const tagRules: readonly Rule[] = [
  { name: 'tag value without key', applies: valueWithoutKey, answer: answer(400, 'InvalidTag.Mismatch') },
];

/** Both spellings of a tag's parameters have the page's range of N. */
export const tagParameterErrors: Readonly<Record<string, ErrorChoice>> = Object.fromEntries(
  ['Key', 'Value', 'key', 'value'].map((part) => [`Tag.N.${part}`, answer(400, 'InvalidTagCount')]),
);

/** A tag is asked for. */
export function asksForTag(call: Call): boolean {
  return tagParameters(call).length > 0;
}

/** One of the values, or the parameter is not given. */
export const notAmong =
  (name: string, values: readonly string[]) =>
  (call: Call): boolean =>
    given(call, name) !== '' && !values.includes(given(call, name));

/** A filter needs key and value. */
export const halfFilter =
  (count: number) =>
  (call: Call): boolean =>
    Array.from({ length: count }, (_, position) => position + 1).some(
      (index) => (given(call, `Filter.${index}.Key`) === '') !== (given(call, `Filter.${index}.Value`) === ''),
    );

/** Compares a time of the resource with the filter's time: at or after it, or at or before it, as `side` says. */
export const timeFilter =
  <T>(momentOf: (resource: T) => number, side: 'after' | 'before'): Filter<T> =>
  (resource, wanted) =>
    side === 'after' ? momentOf(resource) >= Date.parse(wanted) : momentOf(resource) <= Date.parse(wanted);

function writeNextToken(from: number): string {
  return Buffer.from(`page:${from}`).toString('hex');
}

function readNextToken(token: string): number | undefined {
  const match = /^page:(\d+)$/.exec(Buffer.from(token, 'hex').toString());
  return match === null ? undefined : Number(match[1]);
}
