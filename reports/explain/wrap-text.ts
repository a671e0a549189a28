/** Text in columns: a label, and next to it lines that are wrapped at blanks. */

/** Two columns less than the 100 of a terminal, because the text is indented once more. */
const width = 98;
const labelWidth = 10;

/** Lines of at most the width minus `indent`, wrapped at blanks. A long word stays whole, so that it can be copied. */
function wrapLine(line: string, indent: number): readonly string[] {
  const own = line.length - line.trimStart().length;
  const lines: string[] = [];
  let current = ' '.repeat(own);
  for (const word of line.trimStart().split(' ')) {
    const longer = current.trim() === '' ? `${current}${word}` : `${current} ${word}`;
    if (longer.length + indent > width && current.trim() !== '') {
      lines.push(current);
      current = `${' '.repeat(own + 2)}${word}`;
    } else current = longer;
  }
  return [...lines, current];
}

/** Indented lines. */
export function indented(lines: readonly string[], indent: number): readonly string[] {
  return lines.flatMap((line) => wrapLine(line, indent)).map((line) => `${' '.repeat(indent)}${line}`);
}

/** A label with its lines; nothing if there are no lines. */
export function labelled(label: string, lines: readonly string[]): readonly string[] {
  const indent = labelWidth + 2;
  const [first, ...rest] = indented(lines, indent);
  return first === undefined ? [] : [`  ${label.padEnd(labelWidth)}${first.slice(indent)}`, ...rest];
}
