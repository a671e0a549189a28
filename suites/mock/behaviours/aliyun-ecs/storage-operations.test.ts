/** What all storage operations have in common: the page's fields, the gateway's refusals, the arrears page both ways. */
import { describe, expect, test } from 'vitest';
import { expectDocumented, type Storage, storage, validRequests } from './storage.test-data.ts';

type Cell = readonly [status: number, code: string] | 'as usual';

/** The arrears page by hand, with the codes chosen: instance in arrears, disk in arrears. */
const matrix: Readonly<Record<string, readonly [instance: Cell, disk: Cell]>> = {
  CreateDisk: [
    [400, 'Account.Arrearage'],
    [400, 'Account.Arrearage'],
  ],
  DeleteDisk: ['as usual', 'as usual'],
  DetachDisk: ['as usual', 'as usual'],
  ReInitDisk: [
    [403, 'InstanceExpiredOrInArrears'],
    [403, 'IncorrectDiskStatus'],
  ],
  ResetDisk: [
    [403, 'InstanceExpiredOrInArrears'],
    [403, 'IncorrectDiskStatus'],
  ],
  ReplaceSystemDisk: [
    [403, 'InstanceExpiredOrInArrears'],
    [403, 'IncorrectDiskStatus'],
  ],
  ModifyDiskAttribute: ['as usual', 'as usual'],
  CreateSnapshot: ['as usual', 'as usual'],
  DeleteSnapshot: ['as usual', 'as usual'],
  DescribeSnapshots: ['as usual', 'as usual'],
  CreateImage: ['as usual', 'as usual'],
  DeleteImage: ['as usual', 'as usual'],
  DescribeImages: ['as usual', 'as usual'],
};

/** The disk that the call is about. */
const concerned = (operation: string, { diskId, freeDiskId, systemDiskId }: Storage): string =>
  operation === 'DeleteDisk' ? freeDiskId : operation === 'ReplaceSystemDisk' ? systemDiskId : diskId;

/** An order is made for subscription disks alone; snapshots of the mock are kept without end. */
const notShown: Readonly<Record<string, readonly string[]>> = {
  CreateDisk: ['/OrderId'],
  DescribeSnapshots: ['/Snapshots/Snapshot/RetentionDays', '/Snapshots/Snapshot/InstantAccessRetentionDays'],
};

const operations = Object.entries(validRequests).map(([operation, valid]) => ({ operation, valid }));

test('the table of the arrears page has every storage operation', () => {
  expect(Object.keys(matrix)).toEqual(Object.keys(validRequests));
});

describe.each(operations)('$operation', ({ operation, valid }) => {
  const [instanceCell, diskCell] = matrix[operation] ?? ['as usual', 'as usual'];

  test('answers a valid request with the fields of its page', async () => {
    const on = storage();
    const parameters = valid(on);
    const reply = await on.ask(operation, parameters);
    expectDocumented(operation, parameters, reply, notShown[operation] ?? []);
  });

  test.each<[string, number, string]>([
    ['requests are throttled', 400, 'Throttling.User'],
    ['the service has an internal fault', 500, 'InternalError'],
  ])('%s', async (state, status, code) => {
    const on = storage();
    on.test.state(state);
    await on.refuse(operation, valid(on), [status, code]);
  });

  test('with the instance in arrears', async () => {
    const on = storage();
    on.test.state('the instance is in arrears', { instanceId: on.instanceId });
    if (instanceCell !== 'as usual') return on.refuse(operation, valid(on), instanceCell);
    expect((await on.ask(operation, valid(on))).status).toBe(200);
  });

  test('with the disk in arrears', async () => {
    const on = storage();
    on.test.state('the disk is in arrears', { diskId: concerned(operation, on) });
    if (diskCell !== 'as usual') return on.refuse(operation, valid(on), diskCell);
    expect((await on.ask(operation, valid(on))).status).toBe(200);
  });

  test('with something in arrears that it is not about', async () => {
    const on = storage();
    const other = on.test.state('an instance exists');
    on.test.state('the instance is in arrears', { instanceId: other.instanceId ?? '' });
    if (operation !== 'DeleteDisk') on.test.state('the disk is in arrears', { diskId: on.freeDiskId });
    const reply = await on.ask(operation, valid(on));
    // A disk without an instance is about everything that the account owns.
    expect(reply.code).toBe(operation === 'CreateDisk' ? 'Account.Arrearage' : '');
  });
});
