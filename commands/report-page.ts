/** The report file that a person opens. */
export function reportPage(files: readonly string[]): string {
  return files.find((file) => file.endsWith('.html')) ?? files.join(', ');
}
