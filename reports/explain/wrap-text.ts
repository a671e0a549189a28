/** Text in columns: a label, and beside it lines that are broken at blanks where they get too long. */

/** Two columns less than a terminal's 100, for what is indented once more. */
const width = 98;
const labelWidth = 10;

/** Lines of at most the width less `indent`, broken at blanks; what has none stays whole, so that it can be copied. */
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

/** Lines under an indent. */
export function indented(lines: readonly string[], indent: number): readonly string[] {
  return lines.flatMap((line) => wrapLine(line, indent)).map((line) => `${' '.repeat(indent)}${line}`);
}

/** A label with its lines beside it; nothing where there are no lines. */
export function labelled(label: string, lines: readonly string[]): readonly string[] {
  const indent = labelWidth + 2;
  const [first, ...rest] = indented(lines, indent);
  return first === undefined ? [] : [`  ${label.padEnd(labelWidth)}${first.slice(indent)}`, ...rest];
}
