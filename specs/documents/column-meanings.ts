/**
 * What the words above a column mean, in Chinese and English. Tables are found and understood by these words alone, never
 * by the place of a column. A word that is not here is no header word: the column then has no meaning.
 */
import { plainText } from './plain-text.ts';

export type ColumnMeaning =
  | 'name'
  | 'type'
  | 'required'
  | 'example'
  | 'description'
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

const words: Readonly<Record<Exclude<ColumnMeaning, 'condition'>, readonly string[]>> = {
  name: ['名称', '参数', '参数名', '参数名称', '字段', '字段名', 'name', 'parameter', 'parameter name', 'field'],
  type: ['类型', '数据类型', '参数类型', 'type', 'data type'],
  required: ['是否必选', '是否必填', '是否必须', '必选', '必填', 'required', 'mandatory'],
  example: ['示例值', '示例', '样例', '参考值', 'example', 'examples', 'example value', 'sample value'],
  description: ['描述', '说明', '含义', '参数说明', '参数描述', 'description'],
  status: [
    'httpcode',
    'http code',
    'http状态码',
    'http 状态码',
    '状态码',
    'http status code',
    'http status',
    'status code',
  ],
  code: ['错误码', '错误代码', 'error code', 'errorcode', 'code'],
  message: ['错误信息', '错误消息', '错误描述', 'error message', 'message', 'error information'],
  operation: ['接口', '接口名称', 'api', 'api接口', '操作', 'operation', 'api operation'],
  action: ['action', '授权操作'],
  access: ['访问级别', 'access level'],
  resource: ['资源类型', 'resource type'],
  'condition-key': ['条件关键字', 'condition key'],
  'associated-operation': ['关联操作', 'associated operation'],
  'change-time': ['变更时间', 'change time'],
  'change-summary': ['变更内容概要', 'summary of changes'],
};

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, list]) => list.map((word) => [word, meaning as ColumnMeaning])),
);

/** Meaning of a header cell; undefined for a word that is no header word. */
export function columnMeaning(header: string): ColumnMeaning | undefined {
  const word = plainText(header).toLowerCase().replace(/\s+/g, ' ');
  const known = meanings.get(word);
  if (known !== undefined) return known;
  return word.length <= 40 && /欠费|arrears|overdue/.test(word) ? 'condition' : undefined;
}
