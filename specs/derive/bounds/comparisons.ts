/**
 * Words that compare a value with a number, in both languages, for numbers, lengths and entries. A denied comparison is
 * the opposite: `不得大于100` allows 100, `大于100` does not.
 */

/** Words of prohibition. A plain negation (`不会超过`) is no rule about the value. */
const deny = '不(?:能|得|可以?|应当?|应该|要|允许|许)?';
const denied = "(?:cannot|can ?not|can't|must not|may not|should not|shall not|is not allowed to)";

/** `不得超过`, `must not exceed`: the number is the maximum. */
export const noMore = `${deny}(?:超过|大于|多于|高于|超出)`;
/** `不得少于`: the number is the minimum. */
export const noLess = `${deny}(?:小于|少于|低于)`;
export const noMoreEnglish = `(?:${denied} (?:exceed|(?:contain|have|include) more than|be (?:greater|larger|higher|more|longer|bigger) than)|(?:no|not) (?:greater|larger|higher|more|longer) than)`;
export const noLessEnglish = `(?:${denied} be (?:less|lower|smaller|fewer|shorter) than|(?:no|not) (?:less|lower|smaller|fewer|shorter) than)`;

/** The comparison is not denied just before. */
export const notDenied =
  "(?<![不勿无未非禁别][^，,。;\\d\\n]{0,6})(?<!\\b(?:no|not|or|cannot|never|can't)\\s(?:[a-z]+\\s){0,2})";
/** The comparison is not a condition: `大于100时` says what happens in that case. */
export const noCondition = '(?!\\s*[^，,。;.\\n]{0,6}(?:时|的话|的情况|则|会|将|是不|are\\b|is\\b|will\\b))';
