/**
 * Finds texts that differ in one letter without comparing all pairs. Two such texts are equal once that letter is
 * removed, so texts are indexed by what remains. The work grows with the total number of letters.
 */

import { groupBy } from '../group-by.ts';
import { isWithinEdits } from './compare-rows.ts';

/** Number of bits of an exact integer in a double. The low bits number the text, the others are a hash. */
const exactBits = 53;
const base = 0x01000193;

/**
 * Hashes of a text with one letter removed, for each letter that is not a digit. A digit is a fact, not a typing error.
 */
function hashesWithout(text: string, tell: (hash: number, at: number) => void): number {
  const behind = new Int32Array(text.length + 1);
  const power = new Int32Array(text.length + 1);
  power[0] = 1;
  for (let at = text.length - 1, step = 1; at >= 0; at -= 1, step += 1) {
    power[step] = Math.imul(power[step - 1] ?? 1, base);
    behind[at] = (Math.imul(text.charCodeAt(at) + 1, power[step - 1] ?? 1) + (behind[at + 1] ?? 0)) | 0;
  }
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const rest = Math.imul(before, power[text.length - at - 1] ?? 1) + (behind[at + 1] ?? 0);
    if (code < 48 || code > 57) tell(rest >>> 0, at);
    before = (Math.imul(before, base) + code + 1) | 0;
  }
  return before >>> 0;
}

/** Groups of indexes, merged as pairs are found. */
class Clusters {
  readonly #above: Int32Array;

  constructor(size: number) {
    this.#above = Int32Array.from({ length: size }, (_, at) => at);
  }

  root(of: number): number {
    let at = of;
    while (this.#above[at] !== at) {
      this.#above[at] = this.#above[this.#above[at] ?? at] ?? at;
      at = this.#above[at] ?? at;
    }
    return at;
  }

  join(left: number, right: number): void {
    const [a, b] = [this.root(left), this.root(right)];
    this.#above[Math.max(a, b)] = Math.min(a, b);
  }
}

/** Merges texts if one has an extra letter. */
function joinInserted(texts: readonly string[], clusters: Clusters): void {
  const whole = groupBy(
    texts.map((text, at) => ({ at, hash: hashesWithout(text, () => undefined) })),
    ({ hash }) => hash,
  );
  texts.forEach((text, at) => {
    hashesWithout(text, (hash) => {
      for (const other of whole.get(hash) ?? [])
        if (isWithinEdits(texts[other.at] ?? '', text, 1)) clusters.join(other.at, at);
    });
  });
}

/**
 * Merges texts that differ in one letter at the same position: equal remainder and position mean one letter of
 * difference.
 */
function joinExchanged(texts: readonly string[], clusters: Clusters): void {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, texts.length)));
  const hashes = 2 ** exactBits / size;
  const keys = new Float64Array(texts.reduce((sum, text) => sum + text.length, 0));
  let count = 0;
  texts.forEach((text, at) => {
    hashesWithout(text, (hash, place) => {
      keys[count] = (((hash + Math.imul(place + 1, 0x9e3779b1)) >>> 0) % hashes) * size + at;
      count += 1;
    });
  });
  let run = Number.NaN;
  // One text represents all texts merged with it. A second one exists only if different texts share a hash.
  let standing: number[] = [];
  for (const key of keys.subarray(0, count).sort()) {
    const hash = Math.floor(key / size);
    if (hash !== run) [run, standing] = [hash, []];
    const text = texts[key % size] ?? '';
    const near = standing.find((at) => texts[at]?.length === text.length && isWithinEdits(texts[at], text, 1));
    if (near === undefined) standing.push(key % size);
    else clusters.join(near, key % size);
  }
}

/**
 * Groups of at least two distinct texts that differ in one letter, digits excluded. Values are indexes into the list,
 * in order.
 */
export function nearTexts(texts: readonly string[]): readonly (readonly number[])[] {
  const clusters = new Clusters(texts.length);
  joinInserted(texts, clusters);
  joinExchanged(texts, clusters);
  const groups = groupBy([...texts.keys()], (at) => clusters.root(at));
  return [...groups.values()].filter((group) => group.length > 1);
}
