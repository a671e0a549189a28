/** Meanings of section headings, in Chinese and English, with or without markdown marks. */
import { plainText } from './plain-text.ts';

export type SectionMeaning = 'request' | 'response' | 'examples' | 'errors' | 'authorization' | 'history' | 'notes';

const words: Readonly<Record<SectionMeaning, readonly string[]>> = {
  request: [
    '请求参数',
    '输入参数',
    '入参',
    '请求参数说明',
    'request parameters',
    'request parameter',
    'input parameters',
    'request syntax',
  ],
  response: [
    '返回参数',
    '返回数据',
    '返回结果',
    '返回值',
    '出参',
    '响应参数',
    '返回参数说明',
    '输出参数',
    '响应结果',
    'response parameters',
    'response parameter',
    'output parameters',
    'return parameters',
    'return values',
    'response data',
    'response elements',
  ],
  examples: [
    '示例',
    '请求示例',
    '返回示例',
    '正常返回示例',
    '响应示例',
    '格式',
    'json',
    'xml',
    'format',
    'json格式',
    'xml格式',
    'json format',
    'xml format',
    'examples',
    'sample requests',
    'sample success responses',
    'sample request',
    'sample response',
    'sample success response',
    'request example',
    'request examples',
    'response example',
    'response examples',
    'sample responses',
    'success response',
  ],
  errors: ['错误码', '错误代码', '错误码列表', 'error codes', 'error code', 'error responses'],
  authorization: ['授权信息', 'authorization information', 'permissions'],
  history: ['变更历史', '修订历史', '更新历史', 'change history', 'revision history', 'changelog'],
  notes: ['接口说明', '使用说明', '调试', 'operation description', 'usage notes', 'debugging', 'description'],
};

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, list]) => list.map((word) => [word, meaning as SectionMeaning])),
);

/** Meaning of a heading, or of a line that consists of one; undefined if it is unknown. */
export function sectionMeaning(heading: string): SectionMeaning | undefined {
  if (heading.length > 60) return undefined;
  const word = plainText(heading.replace(/\{#[^}]*\}/, '').replace(/^#+/, ''))
    .replace(/`/g, '')
    .replace(/^\d+(?:\.\d+)*[.、]?\s+/, '')
    .replace(/[:：]$/, '')
    .toLowerCase()
    .trim();
  return meanings.get(word) ?? meanings.get(word.replace(/\s+/g, ''));
}
