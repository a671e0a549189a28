/** Bulleted lines of a description. */
export const bulletPattern = '[-*•·●–+]\\s+|[•·●]';

const bulletLine = new RegExp(`^(\\s*)(?:${bulletPattern})`);

/** One bulleted line; `text` is what stands behind the bullet, `from` its offset in the description. */
export interface Bullet {
  readonly indent: number;
  readonly text: string;
  readonly from: number;
  readonly lineFrom: number;
}

/** A line as a bullet; undefined where it has none. */
export function bulletOf(line: string, lineFrom: number): Bullet | undefined {
  const match = bulletLine.exec(line);
  if (match === null) return undefined;
  const indent = (match[1] ?? '').replace(/\t/g, '    ').length;
  return { indent, text: line.slice(match[0].length), from: lineFrom + match[0].length, lineFrom };
}

/** Lines with the offsets at which they begin. */
export function linesFrom(text: string, from: number): readonly (readonly [line: string, offset: number])[] {
  let offset = from;
  return text
    .slice(from)
    .split('\n')
    .map((line) => {
      const start = offset;
      offset += line.length + 1;
      return [line, start] as const;
    });
}
