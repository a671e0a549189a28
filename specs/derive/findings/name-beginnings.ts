/** Indexes names by their beginning, so that no name has to be compared with all others. */

/** Names of vendors are shorter. A longer name is compared by its beginning. */
const longestName = 200;

function beginningsOf(name: string): readonly string[] {
  return Array.from({ length: Math.min(name.length, longestName) }, (_, at) => name.slice(0, at + 1));
}

export class NameBeginnings {
  readonly #names: ReadonlySet<string>;
  /** The first name with each beginning. */
  readonly #first = new Map<string, string>();

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
    for (const name of this.#names) {
      for (const beginning of beginningsOf(name)) if (!this.#first.has(beginning)) this.#first.set(beginning, name);
    }
  }

  /** The longest of the names that this name begins with. */
  within(name: string): string | undefined {
    return beginningsOf(name).findLast((beginning) => this.#names.has(beginning));
  }

  /** Whether one of the names begins with this name, or this name with one of them. */
  hasAlike(name: string): boolean {
    return this.#first.has(name.slice(0, longestName)) || this.within(name) !== undefined;
  }
}
