/**
 * Text of a run without what differs from run to run: random ids, moments, ports, signatures. Two runs of the same program
 * give the same neutral text.
 */

/** Percent-encoding of one character, applied any number of times: `:`, `%3A`, `%253A`. */
const encoded = (character: string, code: string): string => `(?:${character}|%(?:25)*${code})`;

const colon = encoded(':', '3A');
const moment = new RegExp(
  `(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d)${colon}(\\d\\d)(?:${colon}(\\d\\d)(?:\\.\\d+)?)?Z`,
  'gi',
);
const compactMoment = /\b(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/g;

/** Each pattern and its replacement. The order matters: longer forms come first. */
const replacements: readonly (readonly [pattern: RegExp, neutral: string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<uuid>'],
  [/\b\d{14,17}[0-9A-F]{20}\b/g, '<request-id>'],
  [/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, '<sha256>'],
  [/([?&]|^)((?:X-)?Signature)=[^&\s"]*/g, '$1$2=<signature>'],
  [/\bSignature=(?!<)[^,&\s"]+/g, 'Signature=<signature>'],
  [new RegExp(`(127\\.0\\.0\\.1|localhost)${colon}\\d+`, 'g'), '<host>'],
  [/\brun-[0-9a-f]{8}\b/g, 'run'],
  [/mock-security-token-[\w-]{20}/g, '<token>'],
  [/mock-scope-key-\d+/g, '<key>'],
  [/"accessKeySecret":"[\w-]{20}"/g, '"accessKeySecret":"<secret>"'],
  [/(i|d|dh|v|sg|s|m|vpc|vsw)-mock[0-9a-z]{14}/g, '<$1>'],
  // The mock numbers its worlds in the order in which they are made, so these depend on the order of the cases.
  [/(sg|vpc|vsw)-mock[0-9a-z]{6}(?=usual|\b)/g, '<$1>'],
  [/\bmock[0-9a-z]{14}\b/g, '<serial>'],
  [/\b47\.\d{1,3}\.\d{1,3}\.\d{1,3}\b/g, '<address>'],
  [/\b(LTAI|AKLT)conformance[a-z0-9]{12}/g, '<unknown-key>'],
  [/\b(?:Order|Test-)?2\d{13}\b/g, '<order>'],
  [/(?:(?<=%[0-9A-F]{2})|(?<![a-z0-9]))[a-z0-9]{12}(?![a-z0-9])/g, '<unique>'],
];

const hourMs = 3_600_000;

/** The distance from the run's start in whole hours, since both runs take less than half of one. */
function distance(startMs: number, parts: readonly (string | undefined)[]): string {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
  const timeMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  // A moment years away is one that the case names itself.
  if (Math.abs(timeMs - startMs) > 20 * 365 * 24 * hourMs || (year ?? 0) < 2020) return `<time ${year}>`;
  return `<start${`${Math.round((timeMs - startMs) / hourMs)}`.replace(/^(\d)/, '+$1')}h>`;
}

/** `startMs`: when the run began, in milliseconds since the epoch. */
export function neutralText(text: string, startMs: number): string {
  const timed = text
    .replace(moment, (_all, ...parts: string[]) => distance(startMs, parts.slice(0, 6)))
    .replace(compactMoment, (_all, ...parts: string[]) => distance(startMs, parts.slice(0, 6)));
  return replacements.reduce((neutral, [pattern, stand]) => neutral.replace(pattern, stand), timed);
}
