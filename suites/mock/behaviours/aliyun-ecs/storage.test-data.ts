/** A scope with storage in it, the valid requests of the storage operations, and whether an answer has the page's fields. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { decodeParameters, type JsonSchema, validateParameters } from '#specs';
import type { JsonValue } from '../../json.ts';
import { type Bench, bench, credentialsFrom, packs, type Reply } from '../../mock-client.test-data.ts';

export const RegionId = 'cn-hangzhou';
export const ZoneId = 'cn-hangzhou-h';

type Parameters = Readonly<Record<string, string>>;

/** A scope with an account of its own, an instance with two disks, a free disk, a snapshot and an image. */
export interface Storage {
  readonly test: Bench;
  readonly instanceId: string;
  readonly systemDiskId: string;
  readonly diskId: string;
  readonly freeDiskId: string;
  readonly snapshotId: string;
  readonly imageId: string;
  /** Asks as the account, so that a request which names nothing is about this scope. */
  readonly ask: (operation: string, parameters: Parameters) => Promise<Reply>;
  readonly refuse: (
    operation: string,
    parameters: Parameters,
    answer: readonly [number, string, (string | undefined)?],
  ) => Promise<void>;
}

/** Sets such a scope up; the instance is stopped unless said otherwise. */
export function storage(
  instance: Readonly<Record<string, JsonValue>> = {},
  disk: Readonly<Record<string, JsonValue>> = {},
): Storage {
  const test = bench();
  const credentials = credentialsFrom(test.state('an account exists'));
  const { instanceId = '', systemDiskId = '' } = test.state('an instance exists', { status: 'Stopped', ...instance });
  const { diskId = '' } = test.state('a disk exists', { instanceId, ...disk });
  const { diskId: freeDiskId = '' } = test.state('a disk exists', { instanceId, attached: false });
  const { snapshotId = '' } = test.state('a snapshot exists', { diskId });
  const { imageId = '' } = test.state('an image exists');
  const ask: Storage['ask'] = (operation, parameters) => test.ask(operation, parameters, { credentials });
  return {
    test,
    instanceId,
    systemDiskId,
    diskId,
    freeDiskId,
    snapshotId,
    imageId,
    ask,
    refuse: async (operation, parameters, [status, code, message = '']) => {
      const before = test.see();
      const reply = await ask(operation, parameters);
      expect([reply.status, reply.code, reply.message]).toEqual([status, code, expect.stringContaining(message)]);
      expect(test.see()).toEqual(before);
    },
  };
}

/** One valid request of every storage operation. */
export const validRequests: Readonly<Record<string, (on: Storage) => Parameters>> = {
  CreateDisk: () => ({ RegionId, ZoneId, Size: '20' }),
  DeleteDisk: ({ freeDiskId }) => ({ DiskId: freeDiskId }),
  DetachDisk: ({ instanceId, diskId }) => ({ InstanceId: instanceId, DiskId: diskId }),
  ReInitDisk: ({ diskId }) => ({ DiskId: diskId }),
  ResetDisk: ({ diskId, snapshotId }) => ({ DiskId: diskId, SnapshotId: snapshotId }),
  ReplaceSystemDisk: ({ instanceId, imageId }) => ({ InstanceId: instanceId, ImageId: imageId }),
  ModifyDiskAttribute: ({ diskId }) => ({ RegionId, DiskId: diskId, DiskName: 'renamed' }),
  CreateSnapshot: ({ diskId }) => ({ DiskId: diskId }),
  DeleteSnapshot: ({ snapshotId }) => ({ SnapshotId: snapshotId }),
  DescribeSnapshots: () => ({ RegionId }),
  CreateImage: ({ instanceId }) => ({ RegionId, InstanceId: instanceId }),
  DeleteImage: ({ imageId }) => ({ RegionId, ImageId: imageId }),
  DescribeImages: () => ({ RegionId }),
};

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });

/** The request breaks no rule of the page, and the answer is a success with every field of it in its type. */
export function expectDocumented(
  operation: string,
  parameters: Parameters,
  reply: Reply,
  absent: readonly string[] = [],
) {
  const spec = packs['aliyun-ecs'].operations[operation];
  if (spec === undefined) throw new Error(operation);
  expect(validateParameters(spec, decodeParameters(spec, { Action: operation, ...parameters }))).toEqual([]);
  expect([reply.status, reply.code]).toEqual([200, '']);
  const validate = ajv.compile(spec.resultSchema);
  validate(reply.body);
  expect(validate.errors ?? []).toEqual([]);
  expect(missingFields(spec.resultSchema, reply.body, '')).toEqual(absent);
}

interface Shape {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Fields that the schema has and the value has not; of a list, in each of its entries. */
function missingFields(schema: JsonSchema, value: unknown, path: string): readonly string[] {
  const { properties = {}, items } = schema as Shape;
  const ofEntries = (entries: readonly unknown[]) =>
    items === undefined ? [] : entries.flatMap((entry) => missingFields(items, entry, path));
  if (Array.isArray(value)) return ofEntries(value);
  const fields = Object(value) as Readonly<Record<string, unknown>>;
  return Object.entries(properties).flatMap(([name, part]) =>
    name in fields ? missingFields(part, fields[name], `${path}/${name}`) : [`${path}/${name}`],
  );
}
