/** The observed world of the built-in ECS packs with its kinds as types, for tests that change single fields. */
type Listed<T> = readonly Readonly<T>[];

export type EcsWorld = {
  readonly instances: Listed<{
    instanceId: string;
    status: string;
    chargeType: string;
    expiredTime: string | null;
    locks: readonly string[];
    name?: string;
    instanceType?: string;
    publicIpAddresses?: readonly string[];
    securityGroupIds?: readonly string[];
  }>;
  readonly disks: Listed<{
    diskId: string;
    instanceId: string | null;
    status: string;
    chargeType: string;
    expiredTime: string | null;
    locks: readonly string[];
    name?: string;
  }>;
  readonly securityGroups?: Listed<{ securityGroupId: string; name: string }>;
  readonly securityGroupRules?: Listed<{ securityGroupId: string; portRanges: readonly string[] }>;
  readonly snapshots?: Listed<{ snapshotId: string; diskId: string }>;
  readonly images?: Listed<{ imageId: string; name: string }>;
  readonly orders: Listed<{
    orderId: string;
    status: string;
    operation: string;
  }>;
  readonly balance: number;
  readonly vouchers: Listed<{ voucherId: string; balance: number }>;
};
