/** Generated pages of the size of real ones: as many parameters, response fields, error rows and bytes as each page at hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { derivePage } from '../derive/derive-pages.ts';
import { readDocument } from '../documents/read-document.ts';
import { packIds } from '../packs/pack-files.ts';

/** What a page is measured by. */
export interface PageSize {
  readonly bytes: number;
  readonly parameters: number;
  readonly fields: number;
  readonly rows: number;
}

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
const prose = '调用该接口时，您需要注意实例必须处于合适的状态，更多详情请参见相关说明。';

/** Names unlike each other, as a vendor's are. */
function word(at: number): string {
  const seed = (at * 7919 + 104729).toString(26).replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
  return `${seed[0]?.toUpperCase()}${seed.slice(1)}${seed.split('').reverse().join('')}`;
}

function list(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}

/** A page of at least that size, its missing bytes filled with prose. */
export function generatePage(name: string, size: PageSize): string {
  const parameters = list(size.parameters, (at) => {
    const kind = at % descriptions.length;
    return `|Parameter${at}${kind === 5 ? '.N.Key' : ''}|${types[kind]}|${at % 3 === 0 ? '是' : '否'}|value-${at}|${descriptions[kind]} |`;
  });
  const fields = list(size.fields, (at) => `|Field${word(at)}|${types[at % types.length]}|value-${at}|返回的值。 |`);
  const sample = list(size.fields, (at) => `    "Field${word(at)}": "value-${at}",`);
  // 300 words, so that a long page repeats codes.
  const rows = list(size.rows, (at) => {
    const thing = word(at % 300);
    return `|${400 + (at % 5)}|Invalid${thing}.NotSupported|The specified ${thing.toLowerCase()} is not supported.|指定的参数不合法，请检查后重试。|`;
  });
  const text = [
    `# ${name}`,
    '## 请求参数',
    `|名称|类型|是否必选|示例值|描述|\n|--|--|----|---|--|\n|Action|String|是|${name}|系统规定参数。取值：${name} |\n${parameters}`,
    '## 返回数据',
    `|名称|类型|示例值|描述|\n|--|--|---|--|\n|RequestId|String|473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E|请求ID。 |\n${fields}`,
    `## 示例\n\n\`\`\`\n{\n${sample}\n    "RequestId": "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"\n}\n\`\`\``,
    '## 错误码',
    `|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n${rows}`,
    '## 接口说明\n',
  ].join('\n\n');
  const missing = size.bytes - Buffer.byteLength(text);
  return `${text}\n${list(Math.max(0, Math.ceil(missing / Buffer.byteLength(`${prose}\n`))), () => prose)}\n`;
}

/** Size of a page as it was read. */
export function sizeOf(text: string | Uint8Array): PageSize {
  const [page] = derivePage(readDocument('page', text)).pages;
  return {
    bytes: Buffer.byteLength(text),
    // `Action` is a parameter of every generated page.
    parameters: Math.max(0, (page?.parameters.length ?? 0) - 1),
    fields: Math.max(0, (page?.response.length ?? 0) - 1),
    rows: page?.errors.length ?? 0,
  };
}

/** The 43 original pages have 412,212 bytes together, their fixtures 313,815: prose is shorter there. */
const originalBytes = 412_212 / 313_815;

/** Sizes of the original pages, as their committed fixtures show them, in the order of the packs' names. */
export function originalSizes(): readonly PageSize[] {
  return packIds().flatMap((pack) => {
    const directory = new URL(`../packs/${pack}/fixtures/`, import.meta.url);
    return readdirSync(directory)
      .toSorted()
      .map((file) => sizeOf(readFileSync(new URL(file, directory))))
      .map((size) => ({ ...size, bytes: Math.round(size.bytes * originalBytes) }));
  });
}

/** Means of some sizes, in words. */
export function describeMeans(sizes: readonly PageSize[]): string {
  const mean = (of: keyof PageSize): string =>
    (sizes.reduce((sum, size) => sum + size[of], 0) / sizes.length).toFixed(1);
  return `${mean('bytes')} bytes, ${mean('parameters')} parameters, ${mean('fields')} response fields, ${mean('rows')} error rows`;
}
