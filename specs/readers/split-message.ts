/**
 * Separates an English wire message from the Chinese description after it, if only a blank separates them. The description
 * may begin with a Latin word, such as a parameter name. The message then ends at its last full stop.
 */

const chineseSign = /[\u4e00-\u9fff]/;

/** Maximum number of words in a description before its first Chinese character. */
const mostLatinWords = 3;

/** Both in English: a dash means that there is no description. Otherwise the first sentence counts as the message. */
function splitEnglish(text: string): number {
  const dash = /\s-\s*$/.exec(text);
  if (dash !== null) return dash.index;
  const placeholder = /^\s*%s(?=\s)/.exec(text);
  if (placeholder !== null) return placeholder[0].length;
  const stop = /[.!?]\s+(?=[A-Za-z])/.exec(text);
  return stop === null ? text.length : stop.index + 1;
}

/** Whether only the first full stop separates message and description. This is a guess: a message may have two sentences. */
export function isGuessedSplit(text: string): boolean {
  if (chineseSign.test(text) || /\s-\s*$/.test(text) || /^\s*%s\s/.test(text)) return false;
  return splitEnglish(text) < text.trimEnd().length;
}

/** Offset at which the description begins; the length of the text if there is no description. */
export function splitMessage(text: string): number {
  const chinese = text.search(/[\u4e00-\u9fff]/);
  if (chinese === -1) return splitEnglish(text);
  const head = text.slice(0, chinese);
  const tokenStart = lastWord(head);
  const stop = Math.max(head.lastIndexOf('. '), head.lastIndexOf('! '), head.lastIndexOf('? '));
  if (stop === -1) return tokenStart;
  const between = head.slice(stop + 2).trim();
  const words = between === '' ? 0 : between.split(/\s+/).length;
  return words <= mostLatinWords ? Math.min(stop + 2, tokenStart) : tokenStart;
}

/** The example comes before the description: up to the first Chinese word, or one word before an English sentence. */
function splitExample(whole: string): number {
  const blanks = whole.length - whole.trimStart().length;
  const end = whole.indexOf('\n', blanks);
  const text = end === -1 ? whole : whole.slice(0, end);
  const chinese = text.search(chineseSign);
  if (chinese !== -1) return lastWord(text.slice(0, chinese));
  const lead = /^\s*(?:[[{"][^\n]*?[\]}"](?=\s)|\S+)/.exec(text)?.[0] ?? '';
  if (/^\s*[A-Z][a-z]*$/.test(lead) && /^\s+[a-z]/.test(text.slice(lead.length))) return 0;
  return lead.length;
}

function lastOf(text: string, pattern: RegExp): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (pattern.test(text[at] ?? '')) return at;
  return -1;
}

/** Offset at which the last word begins. */
function lastWord(text: string): number {
  return lastOf(text, /\s/) + 1;
}

/** Offset of the last Chinese word or punctuation mark. -1 without one. */
function lastChinese(text: string): number {
  return lastOf(text, /[\u4e00-\u9fff。，；：）]/);
}

/** The example comes after the last sentence of the description. */
function splitBeforeExample(text: string): number {
  const end = text.trimEnd();
  const chinese = lastChinese(end);
  if (chinese !== -1) {
    const space = end.slice(chinese).search(/\s/);
    return space === -1 ? text.length : chinese + space;
  }
  const stop = Math.max(end.lastIndexOf('. '), end.lastIndexOf('.\n'));
  if (stop !== -1) return stop + 1;
  return /[.。]$/.test(end) || !/\s/.test(end.trim()) ? text.length : lastWord(end);
}

/** Offset at which the second of two adjacent free-text columns begins, if only a blank separates them. */
export function splitFreeText(text: string, first: string, second: string): number {
  if (first === 'example') return splitExample(text);
  if (second === 'example') return splitBeforeExample(text);
  if (first === 'description' && second === 'message') {
    const from = lastOf(text, chineseSign) + 1;
    const latin = /[。！？]\s*(?=[A-Za-z%])/.exec(text.slice(from));
    return latin === null ? text.length : from + latin.index + latin[0].length;
  }
  return splitMessage(text);
}
