/** Times as this product prints them: ISO 8601 in UTC, to the minute or to the second. */

/** `2017-12-10T04:04Z` */
export function minuteTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 16)}Z`;
}

/** `2021-06-07T06:08:56Z` */
export function secondTime(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}Z`;
}

/** The expiry printed for what never expires. */
export const noExpiry = '2999-09-08T16:00Z';
