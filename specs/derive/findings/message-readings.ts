/**
 * One code with messages of different meaning. Punctuation, articles, typing errors and the name of the parameter do
 * not change the meaning. Messages that the service fills in are ignored.
 */
import { groupBy } from '../group-by.ts';
import { distinct, isWithinEdits, plainWords, rowsOf } from './compare-rows.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';

/** `"Size"`, `DiskDeviceMapping.n.Size`, `InstanceType`: the subject of a message, not its statement. */
const parameterName =
  /"[^"]{1,60}"|(?<![\w.])(?:[A-Za-z][a-z0-9]*[A-Z]\w*|[A-Z]\w*)(?:\.\w+)+|(?<![\w.])[A-Za-z]+[a-z0-9][A-Z]\w*/g;
const emptyWords = /\b(?:the|an?|your|specified|provided|input|parameter|is|are)\b/gi;

/** Maximum number of letters in which two wordings of the same meaning may differ. */
const fewEdits = 2;
/** Maximum number of wordings that are compared pairwise. With more, each wording counts as a meaning of its own. */
const mostCompared = 200;

/** The words of a parameter's name: `DiskId` names the disk. */
function wordsOf(name: string): string {
  return name.replace(/(?:^|\.)[nN](?=\.)/g, ' ').replace(/Ids?(?=\W|$)/g, ' ');
}

/**
 * The meaning of a message without its spelling, in three forms: names removed, names as words, names as their last
 * part.
 */
function readingsOf(message: string): readonly string[] {
  const names: readonly ((name: string) => string)[] = [
    () => ' ',
    wordsOf,
    (name) => wordsOf(name.slice(name.lastIndexOf('.') + 1)),
  ];
  const forms = names.map((replace) => message.replace(parameterName, replace).replace(/\binvalid\b/gi, 'not valid'));
  return distinct(forms.map((form) => plainWords(form.replace(emptyWords, ' ').replace(/%s/g, ' '))));
}

/** Number of different meanings. A message that the service fills in has none of its own. */
function countReadings(messages: readonly string[]): number {
  const readings = messages.map(readingsOf).filter((forms) => !forms.includes(''));
  if (readings.length > mostCompared) return new Set(readings.map(([form]) => form)).size;
  const isSame = (left: readonly string[], right: readonly string[]): boolean =>
    left.some((form) => right.some((other) => isWithinEdits(form, other, fewEdits)));
  const apart: (readonly string[])[] = [];
  for (const forms of readings) if (!apart.some((other) => isSame(other, forms))) apart.push(forms);
  return apart.length;
}

/** One finding per code, whichever operations document it. */
export const sameCodeDifferentMessage: FindingRule = (input) =>
  [...groupBy(rowsOf(input), ({ row }) => row.code)].flatMap(([code, rows]) => {
    const messages = distinct(rows.map(({ row }) => row.message));
    const count = messages.length < 2 ? 1 : countReadings(messages);
    if (count < 2) return [];
    const operations = distinct(rows.map(({ operation }) => operation));
    const [operation] = operations;
    return makeFinding(input.pack, {
      kind: 'same-code-different-message',
      ...(operations.length === 1 && operation !== undefined ? { operation } : {}),
      subject: code,
      summary: `${operations.join(', ')} document${operations.length === 1 ? 's' : ''} this code with messages that say ${count} different things.`,
      places: rows.map(({ row }) => row.provenance),
    });
  });
