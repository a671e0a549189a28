/** Every spelling of one XML answer that XML allows says the same; what is not well formed by the book says why, in JSON as well. */
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
    ['with a blank in tags', declared.replace('<Total>', '<Total >').replace('</Total>', '</Total\n>')],
    ['with blanks around values', declared.replace('>2<', '> 2\n<').replace('>a-b<', '>\n  a-b <')],
    ['with a document type', declared.replace('<R>', '<!DOCTYPE R><R>')],
    ['with attributes', declared.replace('<R>', '<R a="1" b=\'2\'>')],
    ['with a name space', declared.replace('<R>', '<R xmlns="urn:x">')],
  ])('%s', (_name, body) => {
    expect(read(body)).toMatchObject({ format: 'xml', root: 'R', requestId: 'r', result });
  });
});

const deep = (depth: number) => `${'<R>'.repeat(depth)}${'</R>'.repeat(depth)}`;

describe('is a problem', () => {
  test.each([
    ['two roots', '<R/><S/>', /not well-formed/],
    ['text behind the root', '<R/>text', /not well-formed/],
    ['an element that is not closed', '<R><A></R>', /not well-formed/],
    ['a bare ampersand', '<R>a & b</R>', /not well-formed/],
    ['an entity that nobody declared', '<R>&nbsp;</R>', /not well-formed.*entity/],
    ['an entity of its own', '<!DOCTYPE R [<!ENTITY a "b">]><R>&a;</R>', /not well-formed.*entity/],
    ['a prefix that nobody declared', '<x:R/>', /not well-formed.*prefix/],
    ['two hyphens in a comment', '<R><!-- a -- b --></R>', /not well-formed/],
    ['the end of CDATA in a text', '<R>]]></R>', /not well-formed/],
    ['a control character', '<R>\u0001</R>', /not well-formed/],
    ['a bracket in an attribute', '<R a="<"/>', /not well-formed/],
    ['an attribute twice', '<R a="1" a="2"/>', /not well-formed/],
    ['XML that does not exist', '<?xml version="2.0"?><R/>', /not well-formed/],
    ['a declaration alone', '<?xml version="1.0"?>', /not well-formed/],
    ['more levels than anybody needs', deep(101), /nests deeper than 100 levels/],
    ['very many levels', deep(200_000), /nests deeper than 100 levels/],
    ['nothing', ' ', /empty/],
  ])('%s', (_name, body, problem) => {
    expect(read(body).problem).toMatch(problem);
  });
  test('JSON of very many levels', () => {
    const body = `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    const answer = readAnswer({ status: 200, headers: { 'content-type': 'application/json' }, body }, binding, schema);
    expect(answer.problem).toBe('the JSON nests deeper than 100 levels');
  });
  test('what is not coded as its headers say, in the words of whoever saw the bytes', () => {
    const response = { status: 200, headers: { 'content-type': 'text/xml' }, body: declared };
    expect(readAnswer({ ...response, miscoded: 'it is not gzip' }, binding, schema).problem).toBe('it is not gzip');
  });
});

test('an empty element with its end on another line is empty', () => {
  expect(read('<R><Note>\n  </Note><Names>\n</Names></R>').result).toEqual({ Note: '', Names: { Name: [] } });
});

test('a hundred levels are read, and of many alike no one is left out', () => {
  expect(read(deep(100)).problem).toBeUndefined();
  const many = `<R><Names>${'<Name>n</Name>'.repeat(20_000)}</Names></R>`;
  expect(read(many).result).toMatchObject({ Names: { Name: Array(20_000).fill('n') } });
});
