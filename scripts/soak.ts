/**
 * `npm run soak`: sends 100,000 mixed requests to one served mock. It fails if a request gets no answer, if the mock reports a bug
 * of its own, or if the heap grows from the end of the first quarter to the end by more than the bound. `--requests N` sends fewer.
 */
import { parseArgs } from 'node:util';
import { type Soaked, soakMock } from '../suites/mock/soak-mock.test-data.ts';

/** What may be remembered on purpose: 50,000 nonces of some hundred bytes each, under 10 MB, and the noise of a heap. */
const maximumGrowthBytes = 12 * 1_048_576;
const concurrency = 32;

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

function report({ answered, unanswered, faults, statuses, heapAtQuarters }: Soaked): boolean {
  const [first = 0] = heapAtQuarters;
  const growth = (heapAtQuarters.at(-1) ?? 0) - first;
  console.log(`answered: ${answered}`);
  console.log(`not answered: ${unanswered.length}`);
  console.log(`bugs of the mock: ${faults}`);
  for (const reason of unanswered.slice(0, 10)) console.log(`  ${reason}`);
  for (const [status, count] of [...statuses].sort(([a], [b]) => a - b)) console.log(`status ${status}: ${count}`);
  console.log(`heap after each quarter: ${heapAtQuarters.map(megabytes).join(', ')}`);
  console.log(`growth from the first to the last: ${megabytes(growth)}, at most ${megabytes(maximumGrowthBytes)}`);
  return unanswered.length === 0 && faults === 0 && growth <= maximumGrowthBytes;
}

/** One line that changes on a terminal, one line per tenth elsewhere. */
function showProgress(sent: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${sent} of ${requests}${sent === requests ? '\n' : ''}`);
  else if (sent % Math.round(requests / 10) === 0) process.stderr.write(`${sent} of ${requests}\n`);
}

const { values } = parseArgs({ options: { requests: { type: 'string', default: '100000' } } });
const requests = Number(values.requests);
if (!Number.isInteger(requests) || requests < 4) {
  console.error('--requests takes a whole number of at least 4');
  process.exit(2);
}
if (globalThis.gc === undefined) console.error('Without --expose-gc the heap sizes include garbage.');
const started = performance.now();
const soaked = await soakMock({
  requests,
  concurrency,
  progress: showProgress,
});
console.log(`${requests} requests in ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = report(soaked) ? 0 : 1;
