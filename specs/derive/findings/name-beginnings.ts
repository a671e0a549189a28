/** Names by what they begin with, so that no name need be compared with all others. */

/** No name of a vendor is longer; what is, is compared by its beginning. */
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

  /** The longest of the names that this one begins with. */
  within(name: string): string | undefined {
    return beginningsOf(name).findLast((beginning) => this.#names.has(beginning));
  }

  /** Whether one of the names begins with this one, or this one with it. */
  hasAlike(name: string): boolean {
    return this.#first.has(name.slice(0, longestName)) || this.within(name) !== undefined;
  }
}
