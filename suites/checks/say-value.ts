/** Words for values of the observed world. An empty text and a missing value both count as no value. */

/** A field of the observed world in the form that is compared. A list becomes its sorted entries, joined by commas. */
export type FieldValue = string | number | null | undefined;

const none: Readonly<Record<string, string>> = { locks: 'no locks', expiredTime: 'no end', instanceId: 'no instance' };

/** `no locks`, `no end` or `absent` for a missing value, otherwise the value itself. */
export function sayValue(field: string, value: FieldValue): string {
  if (value === undefined) return 'absent';
  if (value !== null && value !== '') return String(value);
  return none[field] ?? (value === null ? 'none' : 'empty');
}
