import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { cellBetween, pageText } from './page-text.ts';
import { readDocument } from './read-document.ts';

test('line ends and a byte order mark leave no trace in the lines, the hash is that of the bytes', () => {
  const bytes = Buffer.from('\uFEFFone\r\ntwo\nthree\r\n', 'utf8');
  const document = readDocument('page', bytes);
  expect(document.lines).toEqual(['one', 'two', 'three']);
  expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('a no-break space stays in the text and counts as a blank at the ends of a cell', () => {
  const document = readDocument('page', '|\u00a0a\u00a0b\u00a0|');
  expect(document.lines[0]).toContain('\u00a0');
  expect(cellBetween(pageText(document), 1, 6).text).toBe('a\u00a0b');
  expect(cellBetween(pageText(document), 1, 2)).toEqual({ text: '', span: [1, 1] });
});

test('bytes that are no UTF-8 do not stop the reading', () => {
  expect(readDocument('page', new Uint8Array([0x61, 0xff, 0x0a, 0x62])).lines).toHaveLength(2);
});
