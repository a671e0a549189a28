import { describe, expect, test } from 'vitest';
import { loadContract } from '#contracts';
import { openMockInProcess } from '../audit/in-process.test-data.ts';
import type { Mock } from '../mock/create-mock.ts';
import { brokenMocks, pack } from './broken-mocks.test-data.ts';
import { exitCodeOfWalks } from './exit-code-of-walks.ts';
import { runWalks } from './run-walks.ts';
import { writeWalk } from './walk.ts';
import type { FailedWalk } from './walks-record.ts';

const { cases } = loadContract(pack.manifest.id);

const walked = (mock: Mock, walks: number, steps: number) =>
  runWalks({
    opened: openMockInProcess(mock, [pack]),
    pack,
    cases,
    settings: { walks, steps, seed: 4, complete: false },
  });

function shown({ walk, fault }: FailedWalk): readonly string[] {
  const places = fault.because.map(({ place }) => `${place.document} ${place.lines.join('-')}`);
  return [writeWalk(walk), `${fault.place}: ${fault.expected} expected, ${fault.actual} came`, places.join(', ')];
}

test('the mock as it is agrees with the model', async () => {
  const record = await walked(brokenMocks.soundMock(), 3, 20);
  expect(record.failed).toBeUndefined();
  expect(exitCodeOfWalks(record)).toBe(0);
});

describe('a bug is found and made as short as it can be', () => {
  const ranOut = 'PrePaid/Running/attached subscription-runs-out';
  test.each<[Exclude<keyof typeof brokenMocks, 'soundMock'>, readonly string[]]>([
    [
      'subscriptionsNeverEnd',
      [
        ranOut,
        'status of the instance, locks of the instance: status of the instance Stopped; locks of the instance financial expected, status of the instance Running; locks of the instance none came',
        '000_09eda7cf35e7ec07 3-7',
      ],
    ],
    ['endsWithoutLock', [ranOut, 'locks of the instance: financial expected, none came', '000_09eda7cf35e7ec07 3-7']],
    [
      'payingLeavesLock',
      [
        'PrePaid/Running/attached instance-into-arrears pay-instance',
        'locks of the instance: none expected, financial came',
        '000_09eda7cf35e7ec07 3-7',
      ],
    ],
    [
      'renewalLeavesLock',
      [
        `${ranOut} renew`,
        'locks of the instance: none expected, financial came',
        'RenewInstance 25-25, StopInstance 93-93',
      ],
    ],
    [
      'attachesInArrears',
      [
        'PrePaid/Running/free instance-into-arrears attach',
        'answer of AttachDisk: 403 InstanceExpiredOrInArrears expected, 200 success came',
        '000_09eda7cf35e7ec07 14-14',
      ],
    ],
    [
      'refusesDetachInArrears',
      [
        'PrePaid/Running/attached disk-into-arrears detach',
        'answer of DetachDisk: 200 success expected, 403 IncorrectDiskStatus came',
        'DetachDisk 3-3, 000_09eda7cf35e7ec07 39-39, 000_09eda7cf35e7ec07 80-80',
      ],
    ],
    [
      'hidesDisksInArrears',
      [
        'PrePaid/Running/attached disk-into-arrears',
        'the readings: both resources, as they are expected, the effect could not be seen through DescribeDisks: it answered 404 InvalidLockReason.NotFound came',
        '000_09eda7cf35e7ec07 3-7',
      ],
    ],
  ])('%s', async (name, lines) => {
    const record = await walked(brokenMocks[name](), 300, 6);
    expect(record.failed && shown(record.failed)).toEqual(lines);
    expect(exitCodeOfWalks(record)).toBe(1);
  });
});
