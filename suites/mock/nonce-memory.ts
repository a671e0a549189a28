/** Nonces of signatures that were accepted. Bounded: the oldest are forgotten, as vendors forget them after minutes. */

/** Tells fresh nonces from used ones. */
export interface NonceMemory {
  /** Remembers the nonce; false where it was used already. */
  readonly accept: (accessKeyId: string, nonce: string) => boolean;
}

/** A memory for that many nonces. */
export function createNonceMemory(capacity = 50_000): NonceMemory {
  const used = new Set<string>();
  return {
    accept(accessKeyId, nonce) {
      const entry = `${accessKeyId}\n${nonce}`;
      if (used.has(entry)) return false;
      used.add(entry);
      if (used.size > capacity) used.delete(used.values().next().value ?? entry);
      return true;
    },
  };
}
