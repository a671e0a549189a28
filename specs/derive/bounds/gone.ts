/**
 * Words that mark a listed value as no longer, or not yet, supported: in brackets after the value, or as a clause of
 * its own.
 */

const once =
  '(?:该(?:取?值|类型)|此值)?(?:目前|当前|现已|已经?|即将|将|this value is |it is |is |no longer |currently )*(?:暂不支持(?:使用)?|不支持使用|废弃|弃用|下线|不再支持|not supported(?: yet| currently| now| at present| any ?more| any longer)?|not (?:yet|currently) supported|unsupported|deprecated|unavailable|discontinued|supported(?<=no longer supported))';
/** `即将下线，不再支持`: the statement occurs twice. */
const gone = `${once}(?:\\s*(?:[，,、;]|并且?|且|\\band\\b)\\s*${once})*`;

/** Words in brackets. Only these may be as short as `不支持`. */
export const goneMark = `\\(\\s*(?:${gone}|不支持)\\s*\\)`;
/** A whole clause about the value itself. In `Stopped：不支持` the words explain the meaning of the value instead. */
export const goneClause = `[:：,，.。]\\s*(?:(?:this|the) (?:value|type) [^.,;。，\\n]{1,60}? (?:and|but) )?${gone}(?=\\s*(?:[。.,，;；]|$))`;

const clause = new RegExp(`^(?:${gone}|不支持)$`, 'i');

/** Whether words in brackets say so, among other words that explain the value: `（预留，已废弃）`. */
export function saysGone(brackets: string): boolean {
  const inner = brackets.replace(/^\s*\(|\)\s*$/g, '');
  return inner.split(/[，,;；、]/).some((part) => clause.test(part.trim()));
}
