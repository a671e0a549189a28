/** Parameters that hold a JSON array of identifiers in one string. */

/** The identifiers, each once and in order; undefined where the text is no JSON array of strings. */
export function readIdList(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) return undefined;
    return [...new Set<string>(value)];
  } catch {
    return undefined;
  }
}
