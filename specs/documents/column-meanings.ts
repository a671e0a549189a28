/**
 * Meanings of column headers, in Chinese and English. Tables are found and understood by these words, never by the position
 * of a column. Where a header is missing, repeated or wrong, the content of the cells decides (`resolve-columns.ts`).
 */
import { normalText } from './normal-text.ts';

export type ColumnMeaning =
  | 'name'
  | 'type'
  | 'required'
  | 'optional'
  | 'example'
  | 'description'
  /** A second description: the meaning of the row, or what to do about it. */
  | 'remark'
  | 'status'
  | 'code'
  | 'message'
  | 'operation'
  | 'condition'
  | 'action'
  | 'access'
  | 'resource'
  | 'condition-key'
  | 'associated-operation'
  | 'change-time'
  | 'change-summary';

const words: Readonly<Record<Exclude<ColumnMeaning, 'condition'>, string>> = {
  name: '名称|参数|参数名|参数名称|字段|字段名|字段名称|属性|name|parameter|parameter name|parameters|field|field name|attribute|element|property|param',
  type: '类型|数据类型|参数类型|字段类型|type|data type|parameter type|datatype',
  required:
    '是否必选|是否必填|是否必须|是否必需|必选|必填|必须|必需|是否必传|必传|必选/可选|是否为必选|required|mandatory|required or not|required?|is required|required/optional|requirement',
  optional: '是否可选|可选|选填|optional|optional?',
  example:
    '示例值|示例|样例|样例值|参考值|举例|取值示例|参数示例|example|examples|example value|sample|sample value|sample values',
  description:
    '描述|说明|含义|参数说明|参数描述|字段说明|字段描述|备注|description|descriptions|remarks|notes|details|explanation',
  remark:
    '语义|解决方案|解决方法|处理方式|处理建议|原因|错误原因|排查建议|meaning|solution|cause|semantics|suggestion|troubleshooting',
  status:
    'httpcode|http状态码|状态码|http返回码|返回码|http响应码|响应码|http状态|http错误码|httpstatuscode|http code|http status code|http status|status code|status|httpstatus|http response code',
  code: '错误码|错误代码|异常码|错误编码|error code|errorcode|code|error codes|exception code',
  message:
    '错误信息|错误消息|错误描述|错误提示|报错信息|提示信息|错误内容|error message|message|error information|errormessage|error messages|error description',
  operation:
    '接口|接口名称|接口名|api|api接口|api名称|操作|操作名称|operation|api operation|operations|api name|operation name|apis|interface',
  action: 'action|授权操作|actions',
  access: '访问级别|access level|access',
  resource: '资源类型|resource type|resources|resource',
  'condition-key': '条件关键字|condition key|condition keys',
  'associated-operation': '关联操作|associated operation|associated operations|dependent operation',
  'change-time': '变更时间|修订时间|更新时间|change time|date|release date|updated at',
  'change-summary': '变更内容概要|变更内容|修订内容|更新内容|变更项|summary of changes|change|changes|what changed',
};

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, list]) =>
    list.split('|').map((word) => [word, meaning as ColumnMeaning] as const),
  ),
);

/** These occur once per table. If one occurs twice, the border between two columns was lost. */
const condition =
  /^(?:[^\sa-z]*(?:欠费|到期|过期)[^\sa-z]*|(?:[a-z]+ )*(?:arrears|overdue|expired)|(?:overdue|expired) [a-z]+)$/;
const twice = /(?:欠费|arrears|overdue).*(?:欠费|arrears|overdue)/;
const longestCondition = 40;

function meaningOfWord(word: string): ColumnMeaning | undefined {
  return meanings.get(word) ?? meanings.get(word.replace(/(?<![a-z])\s+|\s+(?![a-z])/g, ''));
}

function readMeaning(header: string): ColumnMeaning | undefined {
  const word = normalText(header)
    .text.replace(/\{#[^}]*\}/g, '')
    .toLowerCase()
    .replace(/[:：*?？]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (word === '') return undefined;
  const known = meaningOfWord(word);
  if (known !== undefined) return known;
  // `名称（Name）`, `Name / 名称`, `名称名称`.
  const outside = meaningOfWord(word.replace(/\s*\([^()]*\)\s*$/, ''));
  if (outside !== undefined) return outside;
  const halves = [word.slice(0, word.length / 2).trim(), word.slice(word.length / 2).trim()];
  const parts = halves[0] === halves[1] ? halves : word.split(/\s*[/|]\s*/);
  const found = parts.map((part) => meaningOfWord(part ?? ''));
  if (found.length > 1 && found[0] !== undefined && found.every((each) => each === found[0])) return found[0];
  const isCondition = word.length <= longestCondition && condition.test(word) && !twice.test(word);
  return isCondition && !/[。.,，]/.test(word) ? 'condition' : undefined;
}

/** Cache for short cells, which repeat often: `String`, `否`, and the headers themselves. */
const knownMeanings = new Map<string, ColumnMeaning | undefined>();
const mostKnown = 10_000;

/** Meaning of a header cell; undefined for any other word. */
export function columnMeaning(header: string): ColumnMeaning | undefined {
  if (header.length > 120) return undefined;
  const known = knownMeanings.get(header);
  if (known !== undefined || knownMeanings.has(header)) return known;
  const meaning = readMeaning(header);
  if (knownMeanings.size >= mostKnown) knownMeanings.clear();
  knownMeanings.set(header, meaning);
  return meaning;
}
