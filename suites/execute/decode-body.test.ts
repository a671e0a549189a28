/** What the headers say of a body is how it is read; what is not so is said, and the rest is kept to be looked at. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBody } from './decode-body.ts';

const text = '{"名":"北京"}';
const json = 'application/json;charset=utf-8';
const xml = '<?xml version="1.0" encoding="UTF-16"?><R>北京</R>';
const utf16 = Buffer.from(`\uFEFF${xml}`, 'utf16le');

describe('is read', () => {
  test.each<[string, Buffer, Record<string, string>, string]>([
    ['without a header', Buffer.from(text), {}, text],
    ['with a mark in front, which stays', Buffer.from(`\uFEFF${text}`), { 'content-type': json }, `\uFEFF${text}`],
    ['as gzip', gzipSync(text), { 'content-encoding': 'GZIP' }, text],
    ['as deflate', deflateSync(text), { 'content-encoding': 'deflate' }, text],
    ['as deflate without its head', deflateRawSync(text), { 'content-encoding': 'deflate' }, text],
    ['as brotli', brotliCompressSync(text), { 'content-encoding': 'br' }, text],
    ['as one in the other', brotliCompressSync(gzipSync(text)), { 'content-encoding': 'gzip, br' }, text],
    ['as it is', Buffer.from(text), { 'content-encoding': 'identity' }, text],
    [
      'in the charset of its media type',
      Buffer.from('é', 'latin1'),
      { 'content-type': 'text/xml; charset="ISO-8859-1"' },
      'é',
    ],
    ['in the charset of its mark', utf16, { 'content-type': 'text/xml;charset=utf-8' }, `\uFEFF${xml}`],
    [
      'in the charset of its declaration',
      Buffer.from('<?xml version="1.0" encoding="latin1"?><R>é</R>', 'latin1'),
      { 'content-type': 'text/xml' },
      '<?xml version="1.0" encoding="latin1"?><R>é</R>',
    ],
    ['JSON as UTF-8, whatever is said', Buffer.from(text), { 'content-type': 'application/json;charset=gbk' }, text],
  ])('%s', (_how, bytes, headers, expected) => {
    expect(decodeBody(bytes, headers, 1000)).toEqual({ text: expected });
  });
});

describe('is not what its headers say', () => {
  test.each<[string, Buffer, Record<string, string>, RegExp]>([
    [
      'not compressed',
      Buffer.from(text),
      { 'content-encoding': 'gzip' },
      /^the body is not gzip, as its Content-Encoding/,
    ],
    ['cut short', gzipSync(text).subarray(0, 20), { 'content-encoding': 'gzip' }, /not gzip/],
    ['compressed in another way', gzipSync(text), { 'content-encoding': 'br' }, /not br/],
    ['in a coding that nobody knows', Buffer.from(text), { 'content-encoding': 'constructor' }, /coding constructor/],
    ['a bomb', gzipSync('a'.repeat(100_000)), { 'content-encoding': 'gzip' }, /more than 1000 bytes/],
    ['no UTF-8', Buffer.from('{"a":"é"}', 'latin1'), { 'content-type': json }, /^the body is not utf-8/],
    ['a surrogate by itself', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), { 'content-type': json }, /not utf-8/],
    [
      'in a charset that nobody knows',
      Buffer.from('<R/>'),
      { 'content-type': 'text/xml;charset=none' },
      /charset none/,
    ],
  ])('%s', (_how, bytes, headers, problem) => {
    const decoded = decodeBody(bytes, headers, 1000);
    expect(decoded.problem).toMatch(problem);
    expect(decoded.text.length).toBeGreaterThan(0);
  });
});
