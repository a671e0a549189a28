/** A value of the observed world in words: an empty text or none at all is nothing that anybody could read. */

/** A field of the observed world as it is compared; a list is its sorted entries joined by commas. */
export type FieldValue = string | number | null | undefined;

const none: Readonly<Record<string, string>> = { locks: 'no locks', expiredTime: 'no end', instanceId: 'no instance' };

/** `no locks`, `no end`, `absent` for what is not there, otherwise the value itself. */
export function sayValue(field: string, value: FieldValue): string {
  if (value === undefined) return 'absent';
  if (value !== null && value !== '') return String(value);
  return none[field] ?? (value === null ? 'none' : 'empty');
}
