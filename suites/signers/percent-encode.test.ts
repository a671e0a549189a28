import { expect, test } from 'vitest';
import { percentEncode } from './percent-encode.ts';

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

test.each(ascii)('%j alone and beside others is encoded unless it is unreserved', (character) => {
  const encoded = /[A-Za-z0-9_.~-]/.test(character) ? character : hex(character);
  expect(percentEncode(character)).toBe(encoded);
  expect(percentEncode(`a${character}-`)).toBe(`a${encoded}-`);
});

test('text beyond ASCII is encoded as UTF-8, a lone surrogate as U+FFFD', () => {
  expect(percentEncode('é中')).toBe('%C3%A9%E4%B8%AD');
  expect(percentEncode('\ud800')).toBe('%EF%BF%BD');
  expect(percentEncode('')).toBe('');
});
