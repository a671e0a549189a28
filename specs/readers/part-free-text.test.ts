import { expect, test } from 'vitest';
import { readFacts } from '../derive/read-facts.ts';
import type { ColumnMeaning } from '../documents/column-meanings.ts';
import { readDocument } from '../documents/read-document.ts';
import { partFreeText } from './part-free-text.ts';
import { layOutPage } from './readers.ts';

const pair: readonly ColumnMeaning[] = ['message', 'description'];

function part(text: string, columns = pair): readonly string[] {
  let from = 0;
  const cells = partFreeText(text, columns).lengths.map((length) => {
    from += length;
    return text.slice(from - length, from).trim();
  });
  return [...cells, text.slice(from).trim()];
}

test.each([
  ['\tIt is not there. Check it.\tNo such thing.', ['It is not there. Check it.', 'No such thing.']],
  [' It is not there. Check it.\tNo such thing.', ['It is not there. Check it.', 'No such thing.']],
  [' It is not there. Check it.  No such thing.', ['It is not there. Check it.', 'No such thing.']],
  ['\tIt is not there. Check it.\tNo such thing.\t', ['It is not there. Check it.', 'No such thing.']],
  ['\tIt is not there. Check it.\t', ['It is not there. Check it.', '']],
  ['\tIt is not there. Check it.', ['It is not there. Check it.', '']],
  ['\t\tNo such thing.', ['', 'No such thing.']],
  ['\tIt is. Check.\tOne of:\n  - A  b\n  - B', ['It is. Check.', 'One of:\n  - A  b\n  - B']],
])('%j is parted for sure', (text, cells) => {
  expect(part(text)).toEqual(cells);
  expect(partFreeText(text, pair).isGuessed).toBe(false);
});

test.each([
  [' It is not there. Check it.', ['It is not there.', 'Check it.']],
  [' It is. A  b c  d. No.', ['It is.', 'A  b c  d. No.']],
])('%j has only its full stop', (text, cells) => {
  expect(part(text)).toEqual(cells);
  expect(partFreeText(text, pair).isGuessed).toBe(true);
});

test('three columns need two gaps', () => {
  expect(part('\tA b.\tC d. E.\tF', ['message', 'description', 'remark'])).toEqual(['A b.', 'C d. E.', 'F']);
});

test.each(['\t', '  '])('a page whose cells are parted by %j keeps a message of two sentences whole', (gap) => {
  const rows = [
    ['HTTP status code', 'Error code', 'Error message', 'Description'],
    ['404', 'Thing.NotFound', 'The thing does not exist. Check it.', 'No such thing.'],
  ].map((cells) => cells.join(gap));
  const facts = readFacts(layOutPage(readDocument('page', ['DoThing', '', 'Error codes', '', ...rows, ''].join('\n'))));
  expect(facts.errors.map(({ message }) => message)).toEqual(['The thing does not exist. Check it.']);
});
