/** Every spelling of one XML answer that XML allows says the same, and what is no XML says why. */
import { describe, expect, test } from 'vitest';
import { loadPack } from '#specs';
import { readAnswer } from './read-answer.ts';

const { binding } = loadPack('aliyun-ecs').manifest;
const schema = {
  type: 'object',
  properties: {
    Total: { type: 'integer' },
    Names: { type: 'object', properties: { Name: { type: 'array', items: { type: 'string' } } } },
  },
};
const read = (body: string) =>
  readAnswer({ status: 200, headers: { 'content-type': 'text/xml' }, body }, binding, schema);

const inner = '<RequestId>r</RequestId><Total>2</Total><Names><Name>a-b</Name><Name>&lt;&amp;</Name></Names>';
const declared = `<?xml version="1.0" encoding="UTF-8"?><R>${inner}</R>`;
const result = { RequestId: 'r', Total: 2, Names: { Name: ['a-b', '<&'] } };

describe('the same answer', () => {
  test.each([
    ['as the vendor writes it', declared],
    ['without a declaration', `<R>${inner}</R>`],
    ['with a declaration in single quotes', `<?xml version='1.0' encoding='UTF-8'?><R>${inner}</R>`],
    ['behind a byte order mark', `\uFEFF${declared}`],
    ['with an instruction for somebody else', `<?xml version="1.0"?><?style none?><R>${inner}</R>`],
    ['with a comment', `<!-- hello --><R>${inner}</R>`],
    ['with line breaks and indents', declared.replaceAll('><', '>\n  <')],
    ['with characters by decimal number', declared.replace('a-b', '&#97;&#45;b')],
    ['with characters by hexadecimal number', declared.replace('a-b', 'a&#x2D;b')],
    ['with text that is not parsed', declared.replace('&lt;&amp;', '<![CDATA[<&]]>')],
    ['with a name space', declared.replace('<R>', '<R xmlns="urn:x">')],
  ])('%s', (_name, body) => {
    expect(read(body)).toMatchObject({ format: 'xml', root: 'R', requestId: 'r', result });
  });
});

test.each([
  ['two roots', '<R/><S/>', /no single root element|not well-formed/],
  ['an element that is not closed', '<R><A></R>', /not well-formed/],
  ['a bare ampersand', '<R>a & b</R>', /not well-formed/],
  ['nothing', ' ', /empty/],
])('%s is a problem', (_name, body, problem) => {
  expect(read(body).problem).toMatch(problem);
});
