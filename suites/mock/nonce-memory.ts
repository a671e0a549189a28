/** Nonces of accepted signatures. The memory is bounded and drops the oldest; vendors drop nonces after some minutes. */

/** Remembers used nonces. */
export interface NonceMemory {
  /** Remembers the nonce. False if the nonce was used before. */
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
