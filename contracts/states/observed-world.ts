/**
 * The world that `observe` shows and effects are judged by: its kinds of resources and their fields, by one table. What was
 * added after the first owners is optional; where an owner leaves it out, it was not seen.
 */
import type { JsonSchema, ReadableKind } from '#specs';

export type ObservedKind = ReadableKind | 'orders' | 'vouchers';

interface ObservedField {
  readonly schema: JsonSchema;
  readonly optional?: true;
}

interface KindDefinition {
  /** The field that tells the resources of the kind apart. */
  readonly id: string;
  /** Values of states that name resources of the kind. A system disk is the instance's own, and few requests move it. */
  readonly values: readonly string[];
  readonly fields: Readonly<Record<string, ObservedField>>;
  readonly optional?: true;
}

const text: ObservedField = { schema: { type: 'string' } };
const optionalText: ObservedField = { ...text, optional: true };
const textOrNone: ObservedField = { schema: { type: ['string', 'null'] } };
const listOf = (description: string): ObservedField => ({
  schema: { type: 'array', items: { type: 'string' }, description },
});
const optionalList = (description: string): ObservedField => ({ ...listOf(description), optional: true });
const time: ObservedField = {
  schema: { type: ['string', 'null'], description: 'ISO 8601 in UTC; null without an end' },
};
const locks = listOf('lock reasons, empty when unlocked');

export const observedKinds: Readonly<Record<ObservedKind, KindDefinition>> = {
  instances: {
    id: 'instanceId',
    values: ['instanceId'],
    fields: {
      instanceId: text,
      status: text,
      chargeType: text,
      expiredTime: time,
      locks,
      name: optionalText,
      instanceType: optionalText,
      publicIpAddresses: optionalList('addresses given out to the instance, without elastic ones'),
      securityGroupIds: optionalList('groups that the instance is a member of'),
    },
  },
  disks: {
    id: 'diskId',
    values: ['diskId', 'diskIds'],
    fields: {
      diskId: text,
      instanceId: textOrNone,
      status: text,
      chargeType: text,
      expiredTime: time,
      locks,
      name: optionalText,
    },
  },
  securityGroups: {
    id: 'securityGroupId',
    values: ['securityGroupId'],
    fields: { securityGroupId: text, name: text },
    optional: true,
  },
  securityGroupRules: {
    id: 'securityGroupId',
    values: ['securityGroupId'],
    fields: { securityGroupId: text, portRanges: listOf('port range of each inbound rule, as `22/22`') },
    optional: true,
  },
  snapshots: {
    id: 'snapshotId',
    values: ['snapshotId'],
    fields: { snapshotId: text, diskId: text },
    optional: true,
  },
  images: {
    id: 'imageId',
    values: ['imageId'],
    fields: { imageId: text, name: text },
    optional: true,
  },
  orders: {
    id: 'orderId',
    values: [],
    fields: {
      orderId: text,
      status: { schema: { enum: ['paid', 'unpaid', 'abnormal', 'processing', 'voided'] } },
      operation: {
        schema: { type: 'string', description: 'name of the operation of the API that placed the order' },
      },
    },
  },
  vouchers: {
    id: 'voucherId',
    values: [],
    fields: { voucherId: text, balance: { schema: { type: 'number' } } },
  },
};

const mustHave = (entries: Readonly<Record<string, { readonly optional?: true }>>): readonly string[] =>
  Object.entries(entries).flatMap(([name, { optional }]) => (optional ? [] : [name]));

function listSchema({ fields }: KindDefinition): JsonSchema {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return { type: 'array', items: { type: 'object', required: mustHave(fields), properties } };
}

/** What `observe` answers: the world of one scope. Fields beyond these are ignored. */
export const observationSchema: JsonSchema = {
  type: 'object',
  required: [...mustHave(observedKinds), 'balance'],
  properties: {
    ...Object.fromEntries(Object.entries(observedKinds).map(([kind, definition]) => [kind, listSchema(definition)])),
    balance: { type: 'number' },
  },
};
