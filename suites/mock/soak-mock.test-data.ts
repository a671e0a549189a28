/** A soak: mixed requests to one served mock, a bounded number at once. Reports what was answered and how the heap grew. */
import { Agent } from 'undici';
import { createMock } from './create-mock.ts';
import { packs } from './mock-client.test-data.ts';
import { startMockServer } from './server.ts';
import { mixedRequests } from './soak-requests.test-data.ts';

/** The result of a soak. */
export interface Soaked {
  readonly answered: number;
  /** One reason for each request that got no answer or a wrong one. */
  readonly unanswered: readonly string[];
  /** Bugs of the mock. */
  readonly faults: number;
  readonly statuses: ReadonlyMap<number, number>;
  /** Bytes in use at the end of each quarter, after garbage was collected where Node lets us ask for it. */
  readonly heapAtQuarters: readonly number[];
}

/** Size of a soak. */
export interface SoakSettings {
  readonly requests: number;
  readonly concurrency: number;
  /** Called at each hundredth of the way. */
  readonly progress?: (sent: number) => void;
}

/** Sends that many requests. */
export async function soakMock({ requests, concurrency, progress }: SoakSettings): Promise<Soaked> {
  const mock = createMock({ packs: Object.values(packs) });
  const server = await startMockServer({ mock, port: 0, host: '127.0.0.1' });
  const agent = new Agent({ connections: concurrency, bodyTimeout: 10_000, headersTimeout: 10_000 });
  const send = mixedRequests(server.url, agent);
  const statuses = new Map<number, number>();
  const unanswered: string[] = [];
  const heapAtQuarters: number[] = [];
  const hundredth = Math.max(1, Math.round(requests / 100));
  let next = 0;
  const sendUntil = async (until: number): Promise<void> => {
    while (next < until) {
      const index = next++;
      try {
        const status = await send(index);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      } catch (error) {
        unanswered.push(`request ${index}: ${error}`);
      }
      if ((index + 1) % hundredth === 0) progress?.(index + 1);
    }
  };
  for (const quarter of [1, 2, 3, 4]) {
    const until = Math.round((requests * quarter) / 4);
    await Promise.all(Array.from({ length: concurrency }, () => sendUntil(until)));
    globalThis.gc?.();
    heapAtQuarters.push(process.memoryUsage().heapUsed);
  }
  await agent.close();
  await server.close();
  return { answered: requests - unanswered.length, unanswered, faults: mock.faultCount(), statuses, heapAtQuarters };
}
