/**
 * `npm run benchmark:derive`: derives 1,000 generated pages one after the other and prints time and the memory that is held
 * after each quarter. Their sizes are those of the pages at hand, from DeleteDisk (3 parameters, 4 rows) to CreateInstance
 * (70 parameters, 227 rows), so that the means are theirs. No test asserts on these figures. Then it reads hostile pages of
 * two sizes and prints how the time grew: about 2 for twice the text, 4 would be quadratic.
 */
import { performance } from 'node:perf_hooks';
import { derivePage } from '../derive/derive-pages.ts';
import { readDocument } from '../documents/read-document.ts';
import { hostilePages } from '../readers/hostile-pages.test-data.ts';
import { describeMeans, generatePage, originalSizes, sizeOf } from './generate-pages.ts';

const pageCount = 1000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Seconds that this process worked: other work on the machine is not counted. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** What is still referred to: without `--expose-gc` garbage counts too. */
function heldBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function derivePages(): void {
  const sizes = originalSizes();
  const texts = Array.from({ length: pageCount }, (_, at) =>
    generatePage(`Operation${at}`, sizes[at % sizes.length] ?? { bytes: 0, parameters: 3, fields: 1, rows: 4 }),
  );
  say(`pages at hand: ${describeMeans(sizes)}`);
  say(`generated:     ${describeMeans(texts.slice(0, sizes.length).map(sizeOf))}`);
  const held = [heldBytes()];
  let milliseconds = 0;
  let ownSeconds = 0;
  for (let quarter = 0; quarter < 4; quarter += 1) {
    const start = performance.now();
    const used = process.cpuUsage();
    for (let at = (quarter * pageCount) / 4; at < ((quarter + 1) * pageCount) / 4; at += 1)
      derivePage(readDocument(`page-${at}`, texts[at] ?? ''));
    ownSeconds += secondsSince(used);
    milliseconds += performance.now() - start;
    held.push(heldBytes());
  }
  const seconds = milliseconds / 1000;
  say(`${pageCount} pages in ${seconds.toFixed(2)} s, of which the process worked ${ownSeconds.toFixed(2)} s`);
  say(`heap held before and after each quarter: ${held.map(megabytes).join(', ')}`);
  say(`most memory of the process: ${megabytes(process.resourceUsage().maxRSS * 1024)}`);
}

function secondsOf(text: string): number {
  const start = process.cpuUsage();
  derivePage(readDocument('hostile', text));
  return secondsSince(start);
}

function growth(): void {
  const [small, large] = [20_000, 40_000];
  for (const [name, make] of Object.entries(hostilePages)) {
    secondsOf(make(small / 20));
    const [before, after] = [secondsOf(make(small)), secondsOf(make(large))];
    say(`${name}: ${before.toFixed(2)} s, twice the text ${after.toFixed(2)} s, times ${(after / before).toFixed(1)}`);
  }
  const ten = generatePage('Long', { bytes: 10 * 2 ** 20, parameters: 4, fields: 1, rows: 90_000 });
  say(`${megabytes(Buffer.byteLength(ten))}: ${secondsOf(ten).toFixed(2)} s`);
}

derivePages();
growth();
