/**
 * Pages that nobody would write, each of about `size` characters times ten: one thing repeated without end. A step of the
 * derivation that takes each with each shows on one of them.
 */
const parameterHeader = '|名称|类型|是否必选|示例值|描述|\n|--|--|--|--|--|\n';
const errorHeader = '|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n';

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

/** Letters alone, other ones for every number. */
function letters(at: number): string {
  return at.toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
}

const errors = (row: (at: number) => string) => (size: number) =>
  `# DoThing\n\n${errorHeader}${lines(size / 4, (at) => `|400|${row(at)}|文|`)}\n`;
const parameters = (row: (at: number) => string) => (size: number) =>
  `# DoThing\n\n${parameterHeader}${lines(size / 4, (at) => `|${row(at)}|`)}\n`;
const cell = (text: (size: number) => string) => (size: number) =>
  `# DoThing\n\n${parameterHeader}|A|Integer|是|3|${text(size)}|\n`;
const message = (text: (size: number) => string) => (size: number) =>
  `# DoThing\n\n${errorHeader}|400|Bad|${text(size)}|文|\n`;
const borderless = (text: (size: number) => string) => (size: number) =>
  `# DoThing\n\n错误码\n\nHttpCode 错误码 错误信息 描述\n400 Bad ${text(size)}\n`;
const sample = (text: (size: number) => string) => (size: number) =>
  `# DoThing\n\n${errorHeader}|400|Bad|No.|文|\n\n\`\`\`\n${text(size)}\n\`\`\`\n`;

/** Each kind of page by what is too much on it. */
export const hostilePages: Readonly<Record<string, (size: number) => string>> = {
  'one row that never ends': (size) => `|名称|类型|描述|\n|--|--|--|\n|A|String|${'text\n'.repeat(size)}`,
  'rows that are cut': (size) => `|名称|类型|描述|\n|--|--|--|\n${'|A|String\n'.repeat(size)}`,
  'pipes alone': (size) => `${'|'.repeat(200)}\n`.repeat(size / 20),
  'pipes in one row': (size) => `|名称|类型|描述|\n|--|--|--|\n|A|String|${'a|'.repeat(size)}\n`,
  'rows with pipes too many': (size) =>
    `|名称|类型|描述|\n|--|--|--|\n${`|A|String|${'a|'.repeat(60)}\n`.repeat(size / 20)}`,
  'headers alone': (size) => '名称 类型 描述\n'.repeat(size),
  'headings alone': (size) => lines(size, (at) => `## ${at} 请求参数`),
  'tables alone': (size) => lines(size / 8, (at) => `## T${at}\n\n|名称|类型|描述|\n|--|--|--|\n|A${at}|String|文|\n`),
  'matrices alone': (size) =>
    lines(
      size / 8,
      (at) => `The ${letters(at)} is overdue\n\n|API|${letters(at)} overdue|\n|--|--|\n|DoThing${at}|报错|\n`,
    ),
  'a matrix of many rows': (size) =>
    `|API|实例欠费|云盘欠费|\n|--|--|--|\n${lines(size / 2, (at) => `|Do${letters(at)}Thing|报错|正常逻辑|`)}\n`,
  'header words, one per line': (size) => '名称\n类型\n描述\n\n'.repeat(size / 2),
  'header and rows, one cell per line': (size) => `名称\n类型\n描述\n${'A\nString\ntext\n'.repeat(size / 2)}`,
  'names with blank lines, one cell per line': (size) =>
    `名称\n类型\n描述\n${`A\n${'\n'.repeat(500)}`.repeat(size / 100)}`,
  'fences that never close': (size) => '```\n{\n'.repeat(size),
  'a fence and blanks': (size) => `\`\`\`${' '.repeat(size)}a b`,
  'fences before headings': (size) => '```\n## a\n'.repeat(size),
  braces: (size) => '{\n'.repeat(size),
  'quotes behind a brace': (size) => `{\n${'"\\'.repeat(size)}\n}\n`,
  'bullets in one cell': cell((size) => `取值范围：\n${'- a：1~4\n'.repeat(size)}`),
  'one long description': cell((size) => '当A为B时，取值范围：1~'.repeat(size / 4)),
  'digits in one description': cell((size) => `取值范围：${'1,'.repeat(size)}`),
  backticks: cell((size) => '`*_\\'.repeat(size)),
  'blanks in one description': cell((size) => `a${' '.repeat(size)}b`),
  'many parameters': parameters((at) => `Name${letters(at)}|Integer|是|3|取值范围：1~9`),
  'one parameter many times': parameters(() => 'Size|Integer|是|3|取值范围：1~9'),
  'parameters with ranges by another': parameters((at) =>
    at % 2 === 0
      ? `Kind${at}|String|否|a|取值范围：<br>- cloud<br>- ssd`
      : `Size${at}|Integer|否|3|取值范围：<br>- cloud：1~4<br>- ssd：5~9`,
  ),
  'parameters that differ in case': parameters((at) => `N${letters(at)}${at % 2 === 0 ? 'A' : 'a'}|String|否|3|文`),
  'many codes': errors((at) => `Invalid${letters(at)}Thing|The specified ${letters(at)} is wrong.`),
  'near codes': errors((at) => `Invalid${letters(at).padStart(5, 'a')}|The specified thing is wrong.`),
  'codes that differ in dots': errors(
    (at) => `A${[...at.toString(2)].map((bit) => (bit === '1' ? '.b' : 'b')).join('')}|The thing is wrong.`,
  ),
  'one code, many messages': errors((at) => `Bad|The specified ${letters(at)} is wrong.`),
  'one row many times': errors(() => 'Bad|The specified thing is wrong.'),
  'a long code': (size) => `# DoThing\n\n${errorHeader}|400|A${'-'.repeat(size)}!|No.|文|\n`,
  'blanks in a message': message((size) => `a${' '.repeat(size)}b`),
  'capitals in a message': message((size) => 'Ab'.repeat(size)),
  'quotes in a message': message((size) => '" A'.repeat(size)),
  'one word between blanks': borderless((size) => `${'a'.repeat(size)} 。`),
  'full stops between blanks': borderless((size) => `${'。a'.repeat(size)}中`),
  'rows parted by blanks': (size) =>
    `HttpCode 错误码 错误信息 描述\n${lines(size / 4, (at) => `400 Bad${letters(at)} It is wrong. 文`)}`,
  'an answer of many fields': (size) =>
    `# DoThing\n\n## 返回数据\n\n|名称|类型|描述|\n|--|--|--|\n${lines(size / 8, (at) => `|A${letters(at)}|String|文|`)}\n\n\`\`\`\n{${lines(size / 8, (at) => `"B${letters(at)}": 1,`)}"x": 1}\n\`\`\`\n`,
  'requests of many parameters': (size) =>
    `# DoThing\n\n${parameterHeader}${lines(size / 8, (at) => `|A${letters(at)}.N|String|是|3|文|`)}\n\n\`\`\`\nhttps://a.b/?Action=DoThing${lines(size / 8, (at) => `&B${letters(at)}.1=1`)}\n\`\`\`\n`,
  'tags that never close': sample((size) => '<a>'.repeat(size)),
  'brackets of a declaration': sample((size) => `<a>${'<?'.repeat(size)}`),
  'a sample of commas': sample((size) => `{${', '.repeat(size)}`),
  'nested brackets': sample((size) => '['.repeat(size)),
  blanks: (size) => `名称 类型 描述\n${'\n'.repeat(size * 4)}`,
  'one long line': (size) => 'A String 描述 '.repeat(size),
  'one long word': (size) => 'Name'.repeat(size),
};
