/** Bulleted lines of a description. Which of them speak of a case is decided here, once for all bounds. */
import type { TextSpan } from '../../model.ts';

export const bulletPattern = '[-*•·●–+]\\s+|[•·●]';

const bulletLine = new RegExp(`^(\\s*)(?:${bulletPattern})`);

/** One bulleted line; `text` is what stands behind the bullet, `from` its offset in the description. */
export interface Bullet {
  readonly indent: number;
  readonly text: string;
  readonly from: number;
  readonly lineFrom: number;
}

/** A line as a bullet; undefined where it has none. */
export function bulletOf(line: string, lineFrom: number): Bullet | undefined {
  const match = bulletLine.exec(line);
  if (match === null) return undefined;
  const indent = (match[1] ?? '').replace(/\t/g, '    ').length;
  return { indent, text: line.slice(match[0].length), from: lineFrom + match[0].length, lineFrom };
}

/** Lines with the offsets at which they begin. */
export function linesFrom(text: string, from: number): readonly (readonly [line: string, offset: number])[] {
  let offset = from;
  return text
    .slice(from)
    .split('\n')
    .map((line) => {
      const start = offset;
      offset += line.length + 1;
      return [line, start] as const;
    });
}

const caseWords = /^(?:当|如果|若|对于|在|仅|[Ww]hen\b|[Ii]f\b|[Ff]or\b|[Ff]rom\b)/;
/** `IpProtocol取值为all：` names the case by another parameter's value. */
const otherParameter = /^(?:参数)?[A-Z][a-z]+[A-Za-z.]*\s*(?:取值|设置|指定|值|为|=|is\b)/;
const keywordLabel =
  /取值|默认|长度|范围|最大|最小|起始|[Vv]alid|[Dd]efault|[Ll]ength|[Mm]inimum|[Mm]aximum|[Vv]alues?\b|不能|不得|必须|支持/;

function speaksOfCase(bullet: Bullet): boolean {
  if (caseWords.test(bullet.text) || otherParameter.test(bullet.text)) return true;
  const label = /^([^:：。\n]{1,40})[:：]/.exec(bullet.text)?.[1];
  return label !== undefined && !keywordLabel.test(label);
}

/** Bullets that state something for one case only: what they say is no bound of the parameter as a whole. */
export function caseBullets(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let isCase = false;
  let indent = 0;
  for (const [line, from] of linesFrom(text, 0)) {
    const bullet = bulletOf(line, from);
    if (bullet !== undefined) {
      isCase = speaksOfCase(bullet) || (isCase && bullet.indent > 3);
      indent = bullet.indent;
    } else if (line.trim() === '' || line.length - line.trimStart().length <= indent + 1) isCase = false;
    if (isCase) spans.push([from, from + line.length]);
  }
  return spans;
}

const unsetWords =
  /不(?:指定|设置|传|填|配置|输入)|未(?:指定|设置|传|填|配置)|没有(?:指定|设置|传)|为空|not (?:specif|set|pass|provid)|left (?:empty|blank)|leave|omit|(?:is|are) empty/;

/** Sentences that begin with a condition, but for the condition that the parameter itself is left out. */
export function caseSentences(text: string, name: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const match of text.matchAll(/(?<=^|[。;\n]|[.!]\s)\s*(?:当|如果|若|When|If)(?:[^。\n.]|\.(?=\S)){0,400}/g)) {
    const head = match[0].slice(0, 80);
    const other = /[A-Z][a-z]+[A-Z]\w*/.exec(head.replaceAll(name, ''))?.[0];
    if (unsetWords.test(head) && (other === undefined || head.indexOf(other) > head.search(unsetWords) + 12)) continue;
    spans.push([match.index, match.index + match[0].length]);
  }
  return spans;
}
