/** What a client shows its user of one call, whether it returned or threw. */

export type Parameters = Readonly<Record<string, string | number>>;

export interface Shown {
  /** Undefined where the call succeeded. */
  readonly code: unknown;
  /** Undefined where the client does not show it. */
  readonly status: unknown;
  readonly requestId: unknown;
  /** The vendor's message, out of the words that the client puts around it. */
  readonly message: unknown;
  /** What came back where the call succeeded, as the client gives it. */
  readonly body: unknown;
  /** Field by dotted path; names begin with a capital, as on the wire. */
  readonly at: (path: string) => unknown;
}

/** One call of an operation by a client that was set up with some key. */
export type Call = (operation: string, parameters: Parameters) => Promise<Shown>;

/** Puts what was found into the common form; `fieldName` leads from a name on the wire to that of a client that renames. */
export function shown(facts: Partial<Omit<Shown, 'at'>>, fieldName: (name: string) => string = (name) => name): Shown {
  const { code, status, requestId, message, body } = facts;
  const at = (path: string) => path.split('.').reduce<unknown>((value, name) => Object(value)[fieldName(name)], body);
  return { code, status, requestId, message, body, at };
}

/** The text between two texts. The whole text if it is not between them, so that no test mistakes it for the message. */
export function between(start: string, text: string, end: string): string {
  return text.startsWith(start) && text.endsWith(end) ? text.slice(start.length, text.length - end.length) : text;
}

/** Begins with a small letter. */
export const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

/** Awkward text: what the vendors' encodings get wrong most easily. */
export const awkwardTexts: readonly string[] = [
  '北京 北京',
  'a+b c%20d~e*f',
  'it\'s (a) "name"!',
  'a=b&c=d#?/',
  '50%',
  '🖥 é',
];
