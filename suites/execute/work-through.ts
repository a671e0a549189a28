/** Works through a list with at most so many workers; results arrive as they come, and stopping takes no new work. */
export async function workThrough<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker));
}
