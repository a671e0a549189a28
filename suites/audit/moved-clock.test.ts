/** The reference mock conforms on any date: ends of months, leap days, and hours in which UTC and UTC+8 have different dates. */
import { afterEach, expect, test, vi } from 'vitest';
import { type Case, loadContract } from '#contracts';
import { loadPack, packIds } from '#specs';
import { runCases } from '../execute/run-cases.ts';
import { createMock } from '../mock/create-mock.ts';
import { runSettings } from '../run-settings.test-data.ts';
import { openMockInProcess } from './in-process.test-data.ts';

const packs = packIds().map(loadPack);
const cases = packs.flatMap(({ manifest }) => loadContract(manifest.id).cases);
/** Operations that count in months. Protocol cases count in minutes and are left out. */
const operations = ['RenewInstance', 'ModifyDiskChargeType'];
const selected: readonly Case[] = cases.filter(
  ({ operation, claims }) => operations.includes(operation) && claims.some(({ kind }) => kind !== 'wire'),
);

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  '2027-01-01T17:30:00Z',
  '2027-01-29T17:00:00Z',
  '2027-01-30T12:00:00Z',
  '2027-01-31T23:59:00Z',
  '2027-02-28T16:30:00Z',
  '2027-03-31T17:30:00Z',
  '2027-05-31T15:59:30Z',
  '2027-08-30T16:00:00Z',
  '2027-12-31T16:30:00Z',
  '2028-01-30T17:00:00Z',
  '2028-02-28T16:00:00Z',
  '2028-02-29T12:00:00Z',
])('at %s every verdict is pass', async (now) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  const opened = openMockInProcess(createMock({ packs }), packs);
  const settings = runSettings({ packs: packIds(), operations, timeoutMs: 10_000 });
  const { results } = await runCases({ ...opened, packs, cases, selected, settings });
  await opened.close();
  const others = results.filter(({ verdict }) => verdict !== 'pass');
  expect(others.map(({ case: id, verdict, reason }) => `${id}: ${verdict}, ${reason}`)).toEqual([]);
  expect(results.length).toBeGreaterThan(selected.length);
});
