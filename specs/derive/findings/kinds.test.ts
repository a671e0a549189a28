/** Each kind once on a made-up page that has it, and on the same page mended, which has not. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../documents/read-document.ts';
import { derivePages } from '../derive-pages.ts';
import { idsOf, size, textOf } from './made-up-pages.test-data.ts';

describe('limits', () => {
  test('stated otherwise by another operation', () => {
    const page = (name: string, text: string) => ({ name, parameters: [size(text)] });
    const id = 'all/limit-differs-between-operations/Size_maximum';
    expect(idsOf(page('DoThing', '取值范围：1~9'), page('UndoThing', '取值范围：1~5'))).toContain(id);
    expect(idsOf(page('DoThing', '取值范围：1~9'), page('UndoThing', '取值范围：1~9'))).not.toContain(id);
  });

  test('a sample that its own limits forbid', () => {
    const found = (example: string) => idsOf({ name: 'DoThing', parameters: [size('取值范围：1~9', example)] });
    expect(found('30')).toContain('DoThing/example-not-allowed/Size@DoThing');
    expect(found('3')).not.toContain('DoThing/example-not-allowed/Size@DoThing');
  });

  test('a column that is lost is told once, beside the parameters', () => {
    const bare = ['|Size|Integer|3|文 |', '|Kind|String|a|文 |'];
    expect(idsOf({ name: 'DoThing', parameters: bare, required: false })).toContain(
      'DoThing/required-column-lost/DoThing',
    );
    expect(idsOf({ name: 'DoThing', parameters: [size(''), size('')] })).not.toContain(
      'DoThing/required-column-lost/DoThing',
    );
  });
});

describe('what a page says in two ways', () => {
  const matrixOf = (...rows: readonly string[]) =>
    derivePages([readDocument('matrix', `# 文\n\n|API|实例欠费|\n|--|--|\n${rows.join('\n')}\n`)])[0];

  test('rows of a matrix that say the contrary: the first is taken, and both are told', () => {
    const twice = matrixOf('|DoThing|报错|', '|UndoThing|正常逻辑|', '|DoThing|正常逻辑|');
    expect(twice?.arrears[0]?.cells.DoThing?.expected).toBe('error');
    expect(twice?.findings.find(({ kind }) => kind === 'matrix-contradicts-itself')).toMatchObject({
      id: 'page/DoThing/matrix-contradicts-itself/instance',
      places: [{ lines: [5, 5] }, { lines: [7, 7] }],
    });
    const same = matrixOf('|DoThing|报错|', '|UndoThing|正常逻辑|', '|DoThing|报错|');
    expect(same?.findings.map(({ kind }) => kind)).not.toContain('matrix-contradicts-itself');
  });

  test.each(['Conditional', '条件必填', 'conditionally required', '视情况而定'])('%s is neither yes nor no', (word) => {
    const parameters = [`|Size|Integer|${word}|3|文 |`, '|Kind|String|否|a|文 |'];
    const [derivation] = derivePages([readDocument('page', textOf({ name: 'DoThing', parameters }))]);
    expect(derivation?.operations[0]?.parameters[0]?.required).toBe('not-stated');
    expect(derivation?.files['DoThing.openapi.yaml']).toContain('x-required: not-stated');
    const ids = derivation?.findings.map(({ id }) => id);
    expect(ids).toContain('page/DoThing/required-in-some-cases/Size@page');
    expect(ids).not.toContain('page/DoThing/required-not-stated/Size@page');
    expect(ids).not.toContain('page/DoThing/required-in-some-cases/Kind@page');
  });
});

describe('rows that were not read for certain', () => {
  const found = (text: string) => derivePages([readDocument('page', text)]).flatMap(({ findings }) => findings);
  const kinds = (text: string) => found(text).map(({ kind }) => kind);

  test('a description longer than any is read', () => {
    const page = (count: number) => textOf({ name: 'DoThing', parameters: [size('文'.repeat(count)), size('')] });
    expect(found(page(4100)).find(({ kind }) => kind === 'description-read-in-part')?.places[0]?.lines).toEqual([5, 5]);
    expect(kinds(page(3900))).not.toContain('description-read-in-part');
  });

  test.each([
    ['The size is bad. Choose a smaller one.', true],
    ['The size is bad. 文文。', false],
    ['The size is bad.', false],
    ['The size is bad -', false],
  ])('%j, parted by blanks alone: its end is guessed: %j', (text, isGuessed) => {
    const page = `# DoThing\n\nHttpCode 错误码 错误信息 描述\n400 Bad ${text}\n404 Gone It is gone. 文\n`;
    const [guessed] = found(page).filter(({ kind }) => kind === 'message-end-guessed');
    expect(guessed?.places[0]?.lines).toEqual(isGuessed ? [4, 4] : undefined);
  });
});

describe('samples', () => {
  const parameters = ['|Action|String|是|DoThing|文。取值：DoThing |', size(''), '|Tag.N.Key|String|否|a|文 |'];

  test('a request without what is required, or with what the table lacks', () => {
    const found = (request: string) => idsOf({ name: 'DoThing', parameters, request });
    expect(found('https://x.example.com/?Action=DoThing&Color=1')).toEqual(
      expect.arrayContaining([
        'DoThing/sample-request-lacks-required/Size_@DoThing',
        'DoThing/sample-request-not-in-table/Color',
      ]),
    );
    const fine = found('https://x.example.com/?Action=DoThing\n&Size=3\n&Tag.1.Key=a\n&Timestamp=1');
    expect(fine.filter((id) => id.includes('sample-request'))).toEqual([]);
  });

  test('an answer with what the table lacks', () => {
    const response = ['|RequestId|String|1|文 |'];
    const found = (answer: string) => idsOf({ name: 'DoThing', parameters, response, answer });
    expect(found('{"RequestId": "1", "Colour": 3}')).toContain('DoThing/sample-field-not-in-table/Colour');
    expect(found('{"RequestId": "1"}').filter((id) => id.includes('not-in-table'))).toEqual([]);
  });
});
