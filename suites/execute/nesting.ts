/** No documented answer nests a tenth as deep; whoever walks through data of a target may do so by recursion below this. */
export const deepestNesting = 100;

/** The problem that is reported for data that nests deeper. */
export const tooDeep = `nests deeper than ${deepestNesting} levels`;

/** Whether decoded data nests deeper than that; without recursion, since a target decides how deep it is. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= deepestNesting; depth += 1) {
    const containers = level.filter((entry): entry is object => typeof entry === 'object' && entry !== null);
    if (containers.length === 0) return false;
    level = containers.flatMap((container) => Object.values(container));
  }
  return true;
}
