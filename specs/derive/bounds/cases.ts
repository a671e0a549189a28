/**
 * Finds statements about one case only, as opposed to the parameter as a whole: bullets, lines and sentences that begin
 * with a condition or with their subject. Decided here, once for all bounds.
 */
import type { TextSpan } from '../../model.ts';
import { type Bullet, bulletOf, linesFrom } from './bullets.ts';

const caseWords = /^(?:当|如果|若|对于|针对|在|仅|[Ww]hen\b|[Ii]f\b|[Ff]or\b|[Ff]rom\b)/;
/** `IpProtocol取值为all：` names the case by the value of another parameter. */
const otherParameter = /^(?:参数)?[A-Z][a-z]+[A-Za-z.]*\s*(?:取值|设置|指定|值|为|=|is\b)/;
const keywords =
  '取值|默认|长度|范围|最大|最小|起始|[Vv]alid|[Dd]efault|[Ll]ength|[Mm]inimum|[Mm]aximum|[Vv]alues?\\b|不能|不得|必须|支持';
const keywordLabel = new RegExp(keywords);
/**
 * Things that come in kinds: a limit of one kind is not a limit of the parameter. Names that a parameter itself may
 * have are left out.
 */
const kinds =
  '实例|系统|盘|快照|镜像|(?<!数)组|网卡|用户|账号|\\b(?:[Ii]nstances?|[Dd]isks?|[Ss]ystems?|[Uu]sers?|VPCs?|Windows|Linux)';
const kindLabel = new RegExp(
  `(?:${kinds})\\s*的?\\s*(?:字符|有效|可选|最大|最小)?(?:${keywords})|(?:${keywords})\\s+(?:for|of)\\s+(?![Nn]\\b|th(?:is|e (?:value|parameter))\\b)`,
);
/** Words before an announcement that limit it to one kind. */
export const kindBefore = new RegExp(`(?:${kinds})\\s*的?\\s*$`);
const kindLine = new RegExp(
  `^\\s*(?:(?:对于|针对|[Ff]or\\s)[^:。\\n]{1,40}|[^:。，\\n]{0,24}(?:${kinds})(?:\\([^()\\n]*\\))?)\\s*:`,
);

/** `当A取值为B时生效，取值范围：1~9` says when the parameter takes effect. It does not limit the value to that case. */
const counts =
  /^[^，,。]{0,90}(?:[，,]\s*(?:该|本|此)?参数[^，,。]{0,8})?(?:生效|有效(?!值)|必选|必填|必传)|^[^,.]{0,120}\b(?:takes? effect|(?:is|are) (?:required|valid))\b/;

/** `计费类型为按量付费时，`: a condition about anything, so one case only. */
const atTimes = /^[^，,。:\n]{1,30}(?:时|情况下)\s*[，,:]/;

function speaksOfCase(bullet: Bullet): boolean {
  if (counts.test(bullet.text)) return false;
  if ([caseWords, otherParameter, atTimes].some((words) => words.test(bullet.text))) return true;
  const label = /^([^:：。\n]{1,40})[:：]/.exec(bullet.text)?.[1];
  return label !== undefined && (!keywordLabel.test(label) || kindLabel.test(label));
}

/**
 * Bullets and lines that state something for one case only, together with their nested lines. They are not bounds of
 * the parameter as a whole.
 */
export function caseParts(text: string): readonly TextSpan[] {
  const parts: [number, number][] = [];
  let isCase = false;
  let opened = { indent: 0, isCut: false };
  let indent = 0;
  for (const [line, from] of linesFrom(text, 0)) {
    const bullet = bulletOf(line, from);
    let begins = false;
    if (bullet !== undefined) {
      // A bullet at the very beginning lost the blanks before it, because cells are trimmed.
      const isNested = isCase && bullet.indent > opened.indent + (opened.isCut ? 3 : 1);
      if (!isNested) {
        isCase = speaksOfCase(bullet);
        begins = isCase;
        opened = { indent: bullet.indent, isCut: from === 0 };
      }
      indent = bullet.indent;
    } else if (kindLine.test(line)) {
      isCase = true;
      begins = true;
      opened = { indent: 0, isCut: false };
      indent = 0;
    } else if (line.trim() === '' || line.length - line.trimStart().length <= indent + 1) isCase = false;
    const last = parts.at(-1);
    if (begins) parts.push([from, from + line.length]);
    else if (isCase && last !== undefined) last[1] = from + line.length;
  }
  return parts;
}

const unsetWords =
  /不(?:指定|设置|传|填|配置|输入)|未(?:指定|设置|传|填|配置)|没有(?:指定|设置|传)|为空|not (?:specif|set|pass|provid)|left (?:out|empty|blank)|leave|omit|(?:is|are) empty/;
const head = '当|如果|若|对于|When\\b|If\\b|For (?!more|information|details|example|security)[^,.\\n]{1,60},';
const sentence = new RegExp(`(?<=^|[。;\\n]|[.!]\\s)\\s*(?:${head})(?:[^。\\n.]|\\.(?=\\S)){0,400}`, 'g');

/** Sentences that begin with a condition, except the condition that the parameter itself is left out. */
export function caseSentences(text: string, name: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const match of text.matchAll(sentence)) {
    const condition = /^[^，,]{0,80}?(?=[，,]|时|则|$)/.exec(match[0])?.[0] ?? match[0].slice(0, 80);
    const other = /[A-Z][a-z]+[A-Z]\w*/.exec(condition.replaceAll(name, ''));
    if ((unsetWords.test(condition) && other === null) || counts.test(match[0].trim())) continue;
    spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}
