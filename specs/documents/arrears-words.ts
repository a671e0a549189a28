/** The words of a matrix cell, in Chinese and English. */
import { normalText } from './normal-text.ts';

export type ArrearsWord = 'error' | 'normal' | 'not-applicable';

const error =
  '报错|返回错误|返回报错|调用失败|失败|拒绝|不可用|不允许|禁止|(?:an? )?errors?(?: is (?:returned|reported)| returned| reported)?|returns? an? errors?|reports? an? errors?|fails?|failed|rejected|denied|forbidden|not allowed';
const normal =
  '正常逻辑|正常执行|正常返回|正常调用|正常|可用|允许|不受影响|normal(?: logic| processing| execution| behaviou?r)?|normally|runs? normally|(?:works?|runs?) as (?:usual|expected)|works? normally|as usual|as expected|success(?:ful)?|succeeds?|allowed|executed normally|unaffected|not affected|no impact';
const absent = '-|—|–|--|/|不涉及|不适用|无|n/?a|not applicable|none';

/** Source of a regular expression that matches any word of a cell. */
export const arrearsWordPattern = `(?:${error}|${normal}|不涉及|不适用|N/A|Not applicable|-|—)`;

const readings: readonly (readonly [RegExp, ArrearsWord])[] = [
  [new RegExp(`^(?:${error})$`, 'i'), 'error'],
  [new RegExp(`^(?:${normal})$`, 'i'), 'normal'],
  [new RegExp(`^(?:${absent})$`, 'i'), 'not-applicable'],
];

/** The meaning of a cell; undefined for any other text. */
export function arrearsWord(cell: string): ArrearsWord | undefined {
  if (cell.length > 60) return undefined;
  const word = normalText(cell)
    .text.replace(/[。.;；]$/, '')
    .trim();
  return readings.find(([pattern]) => pattern.test(word))?.[1];
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/实例|instance/i, 'instance'],
  [/云盘|磁盘|硬盘|disk/i, 'disk'],
  [/账号|账户|account/i, 'account'],
];

const inArrears = /欠费|到期|过期|(?:(?:is|are)\s+)?(?:in\s+arrears|arrears|overdue|expired)/i;

/** Id of the condition that a label names; undefined if it names no condition. `Pool in arrears` is the condition `pool`. */
export function conditionId(label: string): string | undefined {
  const kind = kinds.find(([pattern]) => pattern.test(label));
  if (kind !== undefined) return kind[1];
  if (!inArrears.test(label)) return undefined;
  const resource = label.replace(inArrears, '').trim();
  return (resource === '' ? label : resource).toLowerCase().replace(/\s+/g, '-');
}
