import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import type { PageFacts, SourceDocument } from '../model.ts';
import { fixtures } from '../packs/fixtures.test-data.ts';
import { layOutPage } from '../readers/readers.ts';
import { readFacts } from './read-facts.ts';
import { redactProse } from './redact-prose.ts';

function factsWithoutText(document: SourceDocument): Omit<PageFacts, 'document'> {
  const { document: _, ...facts } = readFacts(layOutPage(document));
  return facts;
}

/**
 * Texts that a fixture keeps on purpose: samples, cells of fact columns. Those that a person wrote down, and for what nobody
 * has transcribed those of the page's facts.
 */
function keptTexts(id: string, document: SourceDocument): readonly string[] {
  const transcription = new URL(`transcriptions/${id}.json`, import.meta.url);
  const written: object = existsSync(transcription) ? JSON.parse(readFileSync(transcription, 'utf8')) : {};
  const text = JSON.stringify({ ...factsWithoutText(document), ...written });
  const texts: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string' && value.length > 3) texts.push(value);
    return value;
  });
  return texts.sort((left, right) => right.length - left.length);
}

/** The lines of a fixture outside samples, with the transcribed texts taken out. */
function looseText(id: string, document: SourceDocument): readonly string[] {
  const samples = readFacts(layOutPage(document)).examples.map((example) => example.provenance.lines);
  const texts = keptTexts(id, document);
  return document.lines
    .filter((_, at) => !samples.some(([from, to]) => at + 1 >= from && at + 1 <= to))
    .map((line) => {
      let rest = line.replace(/\\([*_()[\]])/g, '$1');
      for (const text of texts) rest = rest.replaceAll(text, ' | ');
      return rest;
    });
}

/** Runs of neighbouring words of one line that are no placeholders. */
function wordRuns(line: string): readonly string[] {
  const latin = line.match(/(?:\b(?!word\b)[A-Za-z]{2,}\b[ ,'’]*){4,}/g) ?? [];
  const chinese = line.match(/(?:(?!文)[\u4e00-\u9fff，]){8,}/g) ?? [];
  return [...latin, ...chinese];
}

describe.each(fixtures)('fixture $pack/$entry.file', ({ entry, document }) => {
  test('no sentence of the page is left in it', () => {
    expect(looseText(entry.id, document).flatMap(wordRuns)).toEqual([]);
  });

  test('links are gone', () => {
    const samples = readFacts(layOutPage(document)).examples.map((example) => example.provenance.lines);
    const outside = document.lines.filter((_, at) => !samples.some(([from, to]) => at + 1 >= from && at + 1 <= to));
    expect(outside.filter((line) => /https?:\/\//.test(line))).toEqual([]);
  });

  test('it is its own fixture', () => {
    expect(redactProse(document)).toBe(`${document.lines.join('\n')}\n`);
  });
});

const page = `# DoThing

Calls the thing that everybody wants to call, see [the guide](https://example.com/guide).

[Run it](https://api.example.com/#product=Ecs&api=DoThing&type=RPC&version=2014-05-26)

## 请求参数

|名称|类型|是否必选|示例值|描述|
|--|--|----|---|--|
|Action|String|是|DoThing|系统规定参数。取值：DoThing |
|Size|Integer|否|3|这是大小的说明文字。取值范围：1~9。

 默认值：3 |

## 错误码

|HttpCode|错误码|错误信息|描述|
|--|--|--|--|
|400|BadSize|The size is bad.|这个大小是不合法的，请检查。|
`;

test('facts stay to the line, prose goes, headings that part sections stay', () => {
  const original = readDocument('DoThing', page);
  const fixture = readDocument('DoThing', redactProse(original));
  expect(fixture.lines).toHaveLength(original.lines.length);
  expect(factsWithoutText(fixture)).toEqual(factsWithoutText(original));
  expect(factsWithoutText(original)).toMatchObject({ operation: 'DoThing', version: '2014-05-26' });
  expect(fixture.lines[2]).toBe('word word word word word word word word, word [word word]().');
  expect(fixture.lines[6]).toBe('## 请求参数');
  expect(fixture.lines[11]).toBe('|Size|Integer|否|3|文文文。取值范围：1~9。');
  expect(fixture.lines[19]).toBe('|400|BadSize|The size is bad.|文文文，文文文。|');
});

test('an unknown page keeps its layout and nothing else', () => {
  const text = 'Some words here about 3 things.\n\n|Colour|Taste|\n|--|--|\n|red|sweet as can be|\n';
  expect(redactProse(readDocument('page', text))).toBe(
    'word word word word 0 word.\n\n|word|word|\n|--|--|\n|word|word word word word|\n',
  );
});
