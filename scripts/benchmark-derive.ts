/**
 * `npm run benchmark:derive`: derives 1,000 generated pages, sized from DeleteDisk (3 parameters, 4 rows) to CreateInstance
 * (70 parameters, 227 rows), one after the other, and prints time and memory. No test asserts on these figures; then it
 * reads hostile pages of two sizes and prints how the time grew: about 2 for twice the text, 4 would be quadratic.
 */
import { performance } from 'node:perf_hooks';
import { derivePage, readDocument } from '#specs';

const pageCount = 1000;

const descriptions = [
  '实例ID。',
  '容量。取值范围：20~32768\n\n 默认值：40',
  '计费方式。取值范围：\n\n -   PrePaid：包年包月。\n-   PostPaid（默认）：按量付费。',
  '名称。长度为2~128个英文或中文字符，不能以`http://`和`https://`开头。\n\n 默认值：空',
  '时长。取值范围：\n\n -   PeriodUnit=Week时，Period取值：1~4\n-   PeriodUnit=Month时，Period取值：1~12, 24, 36',
  '标签键。N的取值范围：1~20。一旦传入该值，则不允许为空字符串。最多支持128个字符，不能以abc和xyz:开头。',
  '云盘ID列表，一个带有格式的JSON Array，最多支持16个ID，用半角逗号（,）隔开。更多信息，请参见[云盘](~~25383~~)。',
] as const;
const types = ['String', 'Integer', 'Boolean', 'String', 'Integer', 'String', 'String'] as const;

/** Names unlike each other, as a vendor's are; 300 of them, so that a long page repeats codes. */
function word(at: number): string {
  const seed = ((at % 300) * 7919 + 104729)
    .toString(26)
    .replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
  return `${seed[0]?.toUpperCase()}${seed.slice(1)}${seed.split('').reverse().join('')}`;
}

/** A page of that many parameters and rows. */
function page(name: string, parameters: number, rows: number): string {
  const parameterRows = Array.from({ length: parameters }, (_, at) => {
    const kind = at % descriptions.length;
    return `|Parameter${at}${kind === 5 ? '.N.Key' : ''}|${types[kind]}|${at % 3 === 0 ? '是' : '否'}|value-${at}|${descriptions[kind]} |`;
  });
  const errorRows = Array.from(
    { length: rows },
    (_, at) =>
      `|${400 + (at % 5)}|Invalid${word(at)}.NotSupported|The specified ${word(at).toLowerCase()} is not supported.|指定的参数不合法，请检查后重试。|`,
  );
  const tables = [
    `|名称|类型|是否必选|示例值|描述|\n|--|--|----|---|--|\n|Action|String|是|${name}|系统规定参数。取值：${name} |\n${parameterRows.join('\n')}`,
    `|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n${errorRows.join('\n')}`,
  ];
  const sample = '```\n{\n    "RequestId": "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"\n}\n```';
  return `# ${name}\n\n## 请求参数\n\n${tables[0]}\n\n## 示例\n\n${sample}\n\n## 错误码\n\n${tables[1]}\n`;
}

function derivePages(): void {
  const start = performance.now();
  let peak = 0;
  let early = 0;
  for (let at = 0; at < pageCount; at += 1) {
    // Of the 38 pages at hand the mean has 13 parameters and 27 rows; one in twenty here is as long as CreateInstance.
    const share = (at % 20) / 19;
    const text = page(`Operation${at}`, 3 + Math.round(67 * share ** 4), 4 + Math.round(223 * share ** 4));
    derivePage(readDocument(`page-${at}`, text));
    const used = process.memoryUsage().rss;
    peak = Math.max(peak, used);
    if (at < pageCount / 4) early = peak;
  }
  const seconds = (performance.now() - start) / 1000;
  const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
  console.log(`${pageCount} pages in ${seconds.toFixed(2)} s, ${Math.round(pageCount / seconds)} pages/s`);
  console.log(`peak memory ${megabytes(peak)}; after the first quarter ${megabytes(early)}`);
}

const hostile: Readonly<Record<string, (size: number) => string>> = {
  'one row that never ends': (size) => `|名称|类型|描述|\n|--|--|--|\n|A|String|${'text\n'.repeat(size)}`,
  'rows that are cut': (size) => `|名称|类型|描述|\n|--|--|--|\n${'|A|String\n'.repeat(size)}`,
  'pipes alone': (size) => `${'|'.repeat(200)}\n`.repeat(size / 20),
  'headers alone': (size) => '名称 类型 描述\n'.repeat(size),
  'header words, one per line': (size) => '名称\n类型\n描述\n\n'.repeat(size / 2),
  'header and rows, one cell per line': (size) => `名称\n类型\n描述\n${'A\nString\ntext\n'.repeat(size / 2)}`,
  'fences that never close': (size) => '```\n{\n'.repeat(size),
  braces: (size) => '{\n'.repeat(size),
  'bullets in one cell': (size) =>
    `|名称|类型|描述|\n|--|--|--|\n|A|Integer|取值范围：\n${'- a：1~4\n'.repeat(size)}|\n`,
  'one long description': (size) =>
    `|名称|类型|描述|\n|--|--|--|\n|A|String|${'当A为B时，取值范围：1~'.repeat(size / 4)}|\n`,
  'digits in one description': (size) => `|名称|类型|描述|\n|--|--|--|\n|A|Integer|取值范围：${'1,'.repeat(size)}|\n`,
  backticks: (size) => `|名称|类型|描述|\n|--|--|--|\n|A|String|${'`*_\\'.repeat(size)}|\n`,
  blanks: (size) => `名称 类型 描述\n${'\n'.repeat(size * 4)}`,
  'one long line': (size) => 'A String 描述 '.repeat(size),
};

function secondsOf(text: string): number {
  const start = performance.now();
  derivePage(readDocument('hostile', text));
  return (performance.now() - start) / 1000;
}

function growth(): void {
  const [small, large] = [20_000, 40_000];
  for (const [name, make] of Object.entries(hostile)) {
    const [before, after] = [secondsOf(make(small)), secondsOf(make(large))];
    console.log(
      `${name}: ${before.toFixed(2)} s, twice the text ${after.toFixed(2)} s, times ${(after / before).toFixed(1)}`,
    );
  }
  const ten = page('Long', 4, 90_000);
  console.log(`${(ten.length / 2 ** 20).toFixed(1)} M characters: ${secondsOf(ten).toFixed(2)} s`);
}

derivePages();
growth();
