/**
 * The two spellings of a signature's time, always UTC: `2024-01-02T03:04:05Z` and `20240102T030405Z`. Vendors' pages
 * differ on how far a clock may be off (15 or 31 minutes); 15 is what both vendors' error pages say.
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
 * Undefined where the time is well formed and near enough. A client may say for how long its signature holds; its clock may
 * never be ahead by more than the window.
 */
export function judgeExtendedTime(text: string, now: Date, holdsMs = windowMs): 'bad-time' | 'expired' | undefined {
  if (!extended.test(text)) return 'bad-time';
  const time = new Date(text);
  // The round trip refuses days that no month has, which Date would carry over into the next one.
  if (Number.isNaN(time.getTime()) || formatExtendedTime(time) !== text) return 'bad-time';
  const ageMs = now.getTime() - time.getTime();
  return ageMs > holdsMs || ageMs < -windowMs ? 'expired' : undefined;
}

/** As `judgeExtendedTime`, for the spelling without separators. */
export function judgeBasicTime(text: string, now: Date, holdsMs = windowMs): 'bad-time' | 'expired' | undefined {
  return basic.test(text) ? judgeExtendedTime(text.replace(basic, '$1-$2-$3T$4:$5:$6Z'), now, holdsMs) : 'bad-time';
}
