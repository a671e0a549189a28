/**
 * The world of one scope as plain readonly data: one customer's resources and money. Transitions are in machine/, the
 * decisions of an operation in behaviours/. Money is in hundredths of the currency, times in milliseconds of the epoch.
 */
import type { JsonObject } from './json.ts';

/** Reasons of OperationLocks that the mock can set. */
export type LockReason = 'financial' | 'security';

/** Statuses of an instance. */
export type InstanceStatus = 'Pending' | 'Starting' | 'Running' | 'Stopping' | 'Stopped';

/** Subscription and pay-as-you-go. */
export type ChargeType = 'PrePaid' | 'PostPaid';

/** Pending changes and other properties of an instance that decide what may be done with it. Locks are separate. */
export type Condition =
  | 'upgrading'
  | 'specification-change-booked'
  | 'temporary-upgrade'
  | 'downgrade-quota-used-up'
  | 'no-purchase-record'
  | 'starter-package'
  | 'held-by-other-operation'
  | 'barred';

/** Statuses of a dedicated host. */
export type HostStatus = 'Available' | 'PermanentFailure' | 'TempUnavailable' | 'UnderAssessment';

/** The host that an instance runs on. */
export interface DedicatedHost {
  readonly id: string;
  readonly status: HostStatus;
  readonly expiryMs: number;
}

/** One instance. */
export interface Instance {
  readonly id: string;
  readonly regionId: string;
  readonly zoneId: string;
  readonly status: InstanceStatus;
  /** Where a started or stopped instance is heading; absent for a status that a state set up, which does not change by itself. */
  readonly settling?: { readonly status: InstanceStatus; readonly atMs: number };
  readonly chargeType: ChargeType;
  /** Empty if it has no name of its own. */
  readonly name: string;
  readonly description: string;
  readonly hostName: string;
  readonly instanceType: string;
  readonly imageId: string;
  /** Addresses given out to it; elastic ones are no part of this world. */
  readonly publicIpAddresses: readonly string[];
  readonly securityGroupIds: readonly string[];
  /** Public bandwidth in Mbit/s. */
  readonly bandwidth: { readonly in: number; readonly out: number };
  readonly deletionProtection: boolean;
  readonly createdAtMs: number;
  /** Null for pay-as-you-go. */
  readonly expiryMs: number | null;
  readonly locks: readonly LockReason[];
  readonly conditions: readonly Condition[];
  readonly dedicatedHost?: DedicatedHost;
}

/** The period that a disk was paid for, and the money that paid for it. A refund of the remaining time needs both. */
export interface DiskSubscription {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly paidByBalance: number;
  readonly paidByCredit: number;
}

/** One disk, attached or free. */
export interface Disk {
  readonly id: string;
  readonly regionId: string;
  readonly zoneId: string;
  readonly type: 'data' | 'system';
  readonly status: 'In_use' | 'Available';
  /** Instances that it is attached to; more than one for a multi-attach disk only. */
  readonly instanceIds: readonly string[];
  /** The instance whose system disk it is or was. */
  readonly sourceInstanceId: string | null;
  readonly device: string;
  readonly chargeType: ChargeType;
  /** Empty if it has no name of its own. */
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly sizeGiB: number;
  /** The snapshot that it was made from, which may be gone. */
  readonly sourceSnapshotId: string | null;
  readonly createdAtMs: number;
  /** Null for pay-as-you-go. */
  readonly subscription: DiskSubscription | null;
  readonly portable: boolean;
  readonly multiAttach: boolean;
  readonly dedicatedBlockStorageCluster: boolean;
  readonly deleteWithInstance: boolean;
  readonly locks: readonly LockReason[];
  readonly chargeTypeChanges: number;
  readonly changedAtMs: number | null;
}

/** One rule of a security group, as it was given and as it is listed. */
export interface SecurityRule {
  readonly direction: 'ingress' | 'egress';
  readonly ipProtocol: string;
  readonly portRange: string;
  readonly sourcePortRange: string;
  readonly sourceCidrIp: string;
  readonly destCidrIp: string;
  readonly ipv6SourceCidrIp: string;
  readonly ipv6DestCidrIp: string;
  readonly sourceGroupId: string;
  readonly policy: 'accept' | 'drop';
  readonly priority: number;
  readonly nicType: 'internet' | 'intranet';
  readonly description: string;
  readonly createdAtMs: number;
}

/** One security group. Each instance lists the groups that it belongs to. */
export interface SecurityGroup {
  readonly id: string;
  readonly regionId: string;
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'normal' | 'enterprise';
  readonly rules: readonly SecurityRule[];
  readonly createdAtMs: number;
}

/** One finished snapshot of a disk, which may be gone. */
export interface Snapshot {
  readonly id: string;
  readonly regionId: string;
  readonly diskId: string;
  readonly diskType: Disk['type'];
  readonly sizeGiB: number;
  readonly name: string;
  readonly description: string;
  readonly createdAtMs: number;
}

/** One custom image of the account. */
export interface Image {
  readonly id: string;
  readonly regionId: string;
  readonly name: string;
  readonly description: string;
  /** Snapshots that it is made of. */
  readonly snapshotIds: readonly string[];
  readonly sizeGiB: number;
  readonly createdAtMs: number;
}

/** When automatic snapshots are taken of one kind of disk, by the retired operations that speak of it. */
export interface AutoSnapshotPlan {
  readonly enabled: boolean;
  readonly timePeriod: number;
  readonly retentionDays: number;
  readonly retentionLastWeek: boolean;
}

/** An abnormal order could not be paid when it had to be and can only be voided. */
export type OrderStatus = 'paid' | 'unpaid' | 'abnormal' | 'processing' | 'voided';

/** One order. */
export interface Order {
  readonly id: string;
  readonly status: OrderStatus;
  readonly operation: string;
  readonly instanceId: string;
  readonly diskIds: readonly string[];
  /** What the disks become once it is paid; absent for an order of anything else. */
  readonly diskChargeType?: ChargeType;
  /** Negative where money is paid back. */
  readonly amount: number;
  /** The part of a refund that goes back to the credit. The rest goes to the balance. */
  readonly backToCredit: number;
}

/** Money that can be spent and never comes back. */
export interface Voucher {
  readonly id: string;
  readonly balance: number;
}

/** The account that pays for everything in the scope. */
export interface Account {
  readonly balance: number;
  readonly credit: number;
  readonly vouchers: readonly Voucher[];
  /** A discount account pays without its vouchers. */
  readonly discount: boolean;
  readonly paymentMethod: boolean;
  /** What the account owes; an account in arrears cannot pay for anything. */
  readonly owed: number;
  /** The day of month that the owner chose for all expiries. Null: the owner chose none, so any day is allowed. */
  readonly renewDay: number | null;
  /** Operations that the vendor does not offer to the account, whoever calls. */
  readonly withheldOperations: readonly string[];
}

/** An answer already given. */
export interface GivenAnswer {
  readonly result: JsonObject;
  /** The order that the request made; empty if it made none. */
  readonly orderId: string;
}

/** A known client token: its request was answered, or is still in process. */
export type TokenRecord = { readonly token: string; readonly operation: string } & (
  | ({ readonly state: 'done'; readonly parameters: string } & GivenAnswer)
  | { readonly state: 'processing' }
);

/** A resource of a kind that only one pack has, as plain data. A provider state reports it as it is here. */
export type PlainResource = JsonObject & { readonly id: string };

/** Faults that a state asked for. They affect the requests of this scope. */
export type Fault = 'throttled' | 'internal' | 'order-service';

/** Everything of one scope. */
export interface World {
  /** Number of the world within one mock. It makes the identifiers of each scope different. */
  readonly number: number;
  /** Next number for an identifier of this world. */
  readonly serial: number;
  readonly regionId: string;
  readonly zoneId: string;
  /** The one network of the scope. */
  readonly network: { readonly vpcId: string; readonly vSwitchId: string };
  /** Printed before the digits of an order number. */
  readonly orderPrefix: string;
  /** How far the billing clock is ahead of the real one. */
  readonly clockOffsetMs: number;
  readonly account: Account;
  readonly instances: readonly Instance[];
  readonly releasedInstanceIds: readonly string[];
  readonly disks: readonly Disk[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly snapshots: readonly Snapshot[];
  readonly images: readonly Image[];
  readonly autoSnapshotPolicy: { readonly system: AutoSnapshotPlan; readonly data: AutoSnapshotPlan };
  /** Resources of the kinds that a pack brings along, by kind. */
  readonly others: Readonly<Record<string, readonly PlainResource[]>>;
  readonly orders: readonly Order[];
  readonly tokens: readonly TokenRecord[];
  readonly soldOutZones: readonly string[];
  readonly faults: readonly Fault[];
}

/** More than anything in one scope costs. */
export const amplyFunded = 10_000_000;

/** An account that can pay for anything here from its balance. */
const wellFundedAccount: Account = {
  balance: amplyFunded,
  credit: 0,
  vouchers: [],
  discount: false,
  paymentMethod: true,
  owed: 0,
  renewDay: null,
  withheldOperations: [],
};

/** The part of an identifier that differs from world to world. */
export function worldPlace({ number }: Pick<World, 'number'>): string {
  return number.toString(36).padStart(6, '0');
}

const noPlan: AutoSnapshotPlan = { enabled: false, timePeriod: 1, retentionDays: 1, retentionLastWeek: false };

/** A world with an account and nothing else. */
export function emptyWorld(settings: Pick<World, 'number' | 'regionId' | 'zoneId' | 'orderPrefix'>): World {
  return {
    ...settings,
    network: { vpcId: `vpc-mock${worldPlace(settings)}`, vSwitchId: `vsw-mock${worldPlace(settings)}` },
    serial: 1,
    clockOffsetMs: 0,
    account: wellFundedAccount,
    instances: [],
    releasedInstanceIds: [],
    disks: [],
    securityGroups: [],
    snapshots: [],
    images: [],
    others: {},
    autoSnapshotPolicy: { system: noPlan, data: noPlan },
    orders: [],
    tokens: [],
    soldOutZones: [],
    faults: [],
  };
}
