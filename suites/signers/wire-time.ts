/**
 * The two spellings of a signature's time, always UTC: `2024-01-02T03:04:05Z` and `20240102T030405Z`. The vendors' pages
 * disagree about how far a clock may be off: 15 or 31 minutes. Both vendors' error pages say 15.
 */
const windowMs = 15 * 60 * 1000;
const extended = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** Time with separators, whole seconds. */
export function formatExtendedTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** Time without separators, whole seconds. */
export function formatBasicTime(time: Date): string {
  return formatExtendedTime(time).replace(/[-:]/g, '');
}

/**
 * The fault of a signature's time, or undefined. `holdsMs` is how long the signature is valid, if the client said so. The
 * client's clock must never be ahead by more than 15 minutes.
 */
export function judgeExtendedTime(text: string, now: Date, holdsMs = windowMs): 'bad-time' | 'expired' | undefined {
  if (!extended.test(text)) return 'bad-time';
  const time = new Date(text);
  // The round trip rejects days that no month has. Date would move such a day into the next month.
  if (Number.isNaN(time.getTime()) || formatExtendedTime(time) !== text) return 'bad-time';
  const ageMs = now.getTime() - time.getTime();
  return ageMs > holdsMs || ageMs < -windowMs ? 'expired' : undefined;
}

/** Like `judgeExtendedTime`, for the spelling without separators. */
export function judgeBasicTime(text: string, now: Date, holdsMs = windowMs): 'bad-time' | 'expired' | undefined {
  return basic.test(text) ? judgeExtendedTime(text.replace(basic, '$1-$2-$3T$4:$5:$6Z'), now, holdsMs) : 'bad-time';
}
