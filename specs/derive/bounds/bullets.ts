/** Bulleted lines of a description. */
export const bulletPattern = '[-*•·●–+]\\s+|[•·●]';

const bulletLine = new RegExp(`^(\\s*)(?:${bulletPattern})`);

/** One bulleted line. `text` is the text after the bullet, `from` its offset in the description. */
export interface Bullet {
  readonly indent: number;
  readonly text: string;
  readonly from: number;
  readonly lineFrom: number;
}

/** Parses a line as a bullet; undefined if it has no bullet. */
export function bulletOf(line: string, lineFrom: number): Bullet | undefined {
  const match = bulletLine.exec(line);
  if (match === null) return undefined;
  const indent = (match[1] ?? '').replace(/\t/g, '    ').length;
  return { indent, text: line.slice(match[0].length), from: lineFrom + match[0].length, lineFrom };
}

/** The lines of a text, with their offsets. */
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
