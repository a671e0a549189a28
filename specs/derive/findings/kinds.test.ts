/** Each kind once on a made-up page that has it, and on the same page mended, which has not. */
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../documents/read-document.ts';
import { derivePages } from '../derive-pages.ts';

interface MadeUpPage {
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly rows?: readonly string[];
  readonly request?: string;
  readonly response?: readonly string[];
  readonly answer?: string;
  readonly required?: boolean;
}

const code = (text: string | undefined): readonly string[] => (text === undefined ? [] : ['', '```', text, '```']);

function table(header: string, columns: number, rows: readonly string[] | undefined): readonly string[] {
  return rows === undefined ? [] : ['', header, `|${'--|'.repeat(columns)}`, ...rows];
}

function textOf({ name, parameters, rows, request, response, answer, required = true }: MadeUpPage): string {
  const header = required ? '|名称|类型|是否必选|示例值|描述|' : '|名称|类型|示例值|描述|';
  return [
    `# ${name}`,
    ...table(header, required ? 5 : 4, parameters),
    ...table('|名称|类型|示例值|描述|', 4, response),
    ...code(request),
    ...code(answer),
    ...table('|HttpCode|错误码|错误信息|描述|', 4, rows),
    '',
  ].join('\n');
}

function idsOf(...pages: readonly MadeUpPage[]): readonly string[] {
  const documents = pages.map((page) => readDocument(page.name, textOf(page)));
  return derivePages(documents).flatMap(({ findings }) => findings.map(({ id }) => id.replace(/^page\//, '')));
}

const row = (status: number, error: string, message: string) => `|${status}|${error}|${message}|文|`;
const size = (text: string, example = '3', type = 'Integer') => `|Size|${type}|是|${example}|文。${text} |`;

describe('rows', () => {
  const about = (...rows: readonly string[]) => idsOf({ name: 'DoThing', rows });

  test.each([
    [
      'one message for two codes',
      'DoThing/same-message-different-code/BadSize_WrongSize',
      ['The thing is too big.', 'The thing is too big'],
    ],
    ['two messages for two codes', undefined, ['The thing is too big.', 'The thing is too small.']],
    ['what the service fills in', undefined, ['%s is not a valid thing', '%s is not a valid thing']],
  ] as const)('%s', (_, id, [first, second]) => {
    const found = about(row(400, 'BadSize', first), row(400, 'WrongSize', second));
    expect(found.filter((each) => each.includes('same-message-different-code'))).toEqual(id === undefined ? [] : [id]);
  });

  test.each([
    ['The thing is owingfee.', 'The thing is owing fee.', true],
    ['The thing does not exist.', 'The thing do not exist', true],
    ['The thing may have 16 disks.', 'The thing may have 17 disks.', false],
    ['The thing is not there at all.', 'Nobody has ever seen it.', false],
  ])('%j and %j differ in writing alone: %j', (first, second, near) => {
    const found = about(row(400, 'BadThing', first), row(400, 'BadThing', second));
    expect(found.includes('DoThing/near-duplicate-message/BadThing')).toBe(near);
  });

  test.each([
    [404, 'InvalidSize.TooBig', 'The size is too big.', true],
    [404, 'InvalidSize', 'The size does not exist.', false],
    [400, 'Thing.NotFound', 'It does not exist.', true],
    [404, 'Thing.NotFound', 'It does not exist.', false],
    [400, 'NoPermission.Thing', 'You may not.', true],
    [403, 'Forbidden', 'You may not.', false],
    [403, 'IncorrectThingStatus', 'The state is wrong.', false],
    [500, 'InvalidThing', 'Bad.', true],
    [400, 'InternalError', 'Ours.', true],
    [503, 'ServiceUnavailable', 'Ours.', false],
  ])('status %i against code %s: %j %j', (status, error, message, contradicts) => {
    const id = `DoThing/status-contradicts-meaning/${status}_${error}`;
    expect(about(row(status, error, message)).includes(id)).toBe(contradicts);
  });

  test('a row twice, word for word', () => {
    const twice = row(400, 'BadThing', 'The thing is bad.');
    expect(about(twice, twice)).toContain('DoThing/row-printed-twice/400_BadThing');
    expect(about(twice)).not.toContain('DoThing/row-printed-twice/400_BadThing');
  });

  test.each([
    ['The specified InstanceId does not exist.', 'the specified instance does not exist', false],
    ['The specified Tag.n.Key is not valid.', 'Specified tag key is invalid.', false],
    ['The specified parameter "Size" is not valid.', 'The specified parameter Disk.n.Size is not valid.', false],
    ['The specified parameter "Size" is not valid.', 'The specified parameter "Kind" is not valid.', false],
    ['The thing is sold out.', '%s', false],
    ['The disk is not supported.', 'The disk is not support.', false],
    ['No payment method has been registered.', 'The thing is sold out.', true],
    ['The thing is locked.', 'The thing does not exist.', true],
  ])('one code with %j and %j says two things: %j', (first, second, two) => {
    const found = about(row(400, 'BadThing', first), row(400, 'BadThing', second));
    expect(found.includes('DoThing/same-code-different-message/BadThing')).toBe(two);
  });

  test('a code of two operations is told once, with all its places', () => {
    const page = (name: string, message: string) => ({
      name,
      rows: [row(400, 'BadThing', message), row(400, 'Odd', 'Odd.')],
    });
    const found = idsOf(page('DoThing', 'The thing is locked.'), page('UndoThing', 'It does not exist.'));
    expect(found.filter((id) => id.includes('same-code-different-message'))).toEqual([
      'all/same-code-different-message/BadThing',
    ]);
  });

  test('a code with too many messages to compare them all says so', () => {
    const many = Array.from({ length: 201 }, (_, at) => row(400, 'BadThing', `The thing number ${at} is bad.`));
    expect(about(...many)).toContain('DoThing/near-duplicate-message/BadThing');
    expect(about(...many.slice(1))).not.toContain('DoThing/near-duplicate-message/BadThing');
  });

  test.each([
    ['Account.Arrearage', 'Your account has an outstanding payment.', false],
    ['InsufficientBalance', 'Your account does not have enough balance.', true],
    ['DiskInArrears', 'The disk is in arrears.', false],
    ['InstanceExpiredOrInArrears', 'The instance is in arrears.', true],
  ])('a matrix refuses while a disk is in arrears, the page has %s: %s lacks a row: %j', (code, message, lacks) => {
    const matrix = readDocument('matrix', '# 文\n\n|API|云盘欠费|\n|--|--|\n|DoThing|报错|\n|UndoThing|报错|\n');
    const page = readDocument(
      'page',
      textOf({ name: 'DoThing', rows: [row(400, code, message), row(400, 'Odd', 'Odd.')] }),
    );
    const [derivation] = derivePages([matrix, page]);
    const ids = derivation?.findings.map(({ id }) => id);
    expect(ids?.includes('page/DoThing/refused-cell-without-row/disk')).toBe(lacks);
  });

  test('codes that differ in a digit are two codes, in a letter one', () => {
    const found = about(row(400, 'Ipv4Exceeded', 'a'), row(400, 'Ipv6Exceeded', 'b'), row(400, 'Ipv6Exceded', 'c'));
    expect(found.filter((id) => id.includes('near-duplicate-code'))).toEqual([
      'DoThing/near-duplicate-code/Ipv6Exceeded_Ipv6Exceded',
    ]);
  });

  test('a row about a parameter that there is not; a resource or a part of a name is none', () => {
    const parameters = [size(''), '|Disk.N.Kind|String|否|a|文 |', '|ThingGroupId|String|否|a|文 |'];
    const rows = [
      row(400, 'A', 'The specified StartTime is bad.'),
      row(400, 'B', 'The specified ThingGroup is bad.'),
      row(400, 'C', 'The specified Disk.n.Kind is bad.'),
      row(400, 'D', 'Either "Size" or "Kind" is bad.'),
      row(400, 'E', 'The ClassicLink is bad.'),
    ];
    const found = idsOf({ name: 'DoThing', parameters, rows });
    expect(found.filter((id) => id.includes('row-about-absent'))).toEqual([
      'DoThing/row-about-absent-parameter/StartTime',
    ]);
  });
});

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
