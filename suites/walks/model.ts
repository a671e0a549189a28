/**
 * The model that walks are judged by, as plain data: one account's instance and data disk, as the pages let a customer see
 * them. It is written from the pages and knows neither the mock nor any case.
 */
import type { Provenance } from '#specs';

export type ChargeType = 'PrePaid' | 'PostPaid';
export type InstanceStatus = 'Running' | 'Stopped';

/** What a walk begins with: an instance that was just bought, and one pay-as-you-go data disk. */
export interface WalkStart {
  readonly chargeType: ChargeType;
  readonly status: InstanceStatus;
  readonly attached: boolean;
}

export interface InstanceState {
  readonly chargeType: ChargeType;
  /** Where it is, or is heading while `moving`. */
  readonly status: InstanceStatus;
  /** A start, stop or reboot was answered, and no reading has shown yet that it is over. */
  readonly moving: boolean;
  /** No page says in which status a subscription comes back when it is renewed after its end: the next reading decides. */
  readonly statusOpen: boolean;
  /** It carries the lock reason `financial` because the account owes for it. */
  readonly arrears: boolean;
  /** It carries the lock reason `security`. */
  readonly secured: boolean;
  /** Seconds of the billing clock to its expiry, at least; negative once it is over. Null for pay-as-you-go. */
  readonly leftSeconds: number | null;
  /** A renewal was answered, and no reading has shown the new expiry yet. */
  readonly renewed: boolean;
}

export interface DiskState {
  readonly attached: boolean;
  /** It was attached or detached, and no reading has shown yet that this is over. */
  readonly moving: boolean;
  readonly chargeType: ChargeType;
  /** It carries the lock reason `financial`. */
  readonly arrears: boolean;
  /** No page says whether a subscription disk is locked when its instance runs out: readings decide, as long as it is one. */
  readonly lockOpen: boolean;
  /** Changes of its charge type, three at most: whether a fourth is taken depends on the edition. */
  readonly changes: number;
  /** Its charge type was changed, and five minutes have not passed since. */
  readonly pausing: boolean;
}

export interface WalkState {
  readonly instance: InstanceState;
  readonly disk: DiskState;
  /** Days have passed on the billing clock alone: the time of day that requests name is no longer that of the resources. */
  readonly aged: boolean;
}

/** Whether something holds; `open`: the pages do not say whether it refuses the request here. */
export type Holds = 'yes' | 'no' | 'open';

/** One documented reason to refuse an operation. */
export interface Refusal {
  /** In our own words, for people. */
  readonly says: string;
  readonly place: Provenance;
  /** `403 Code`; absent: no row of the page is about it, so any 4xx that the page documents will do. */
  readonly rows?: readonly string[];
  readonly holds: (state: WalkState) => Holds;
}

/** Why an answer is expected. */
export type Reason = Pick<Refusal, 'says' | 'place'>;

/**
 * What a request must be answered. `rows` of a refusal, or of an answer that is open, are every row of every reason that may
 * apply, since no page states the order of checks; absent where one of the reasons has no row of its own.
 */
export type Expected =
  | { readonly outcome: 'success'; readonly because: readonly Reason[] }
  | { readonly outcome: 'refusal' | 'either'; readonly because: readonly Reason[]; readonly rows?: readonly string[] };

/** Owed for, or out of its subscription: `financial` stands in its locks. */
export const isFinancial = ({ arrears, leftSeconds }: InstanceState): boolean =>
  arrears || (leftSeconds !== null && leftSeconds < 0);

/** Its subscription ran out. */
export const isExpired = ({ leftSeconds }: InstanceState): boolean => leftSeconds !== null && leftSeconds < 0;

const day = 86_400;

/** For so long the instance of a walk is bought, in days. */
export const subscriptionDays = 30;

/** The state at the start of a walk. */
export function stateAt({ chargeType, status, attached }: WalkStart): WalkState {
  return {
    instance: {
      chargeType,
      status,
      moving: false,
      statusOpen: false,
      arrears: false,
      secured: false,
      leftSeconds: chargeType === 'PrePaid' ? subscriptionDays * day : null,
      renewed: false,
    },
    disk: {
      attached,
      moving: false,
      chargeType: 'PostPaid',
      arrears: false,
      lockOpen: false,
      changes: 0,
      pausing: false,
    },
    aged: false,
  };
}

/** The state in the terms that coverage is counted in: what a customer sees once nothing is under way. */
export function nameOfState({ instance, disk }: WalkState): string {
  const locks = [
    isExpired(instance) ? 'expired' : instance.arrears ? 'in arrears' : '',
    instance.secured ? 'locked for security' : '',
  ].filter((lock) => lock !== '');
  const place = disk.attached ? 'attached' : 'free';
  return [
    `${instance.chargeType} ${instance.status}${locks.map((lock) => `, ${lock}`).join('')}`,
    `${disk.chargeType} ${place}${disk.arrears ? ', in arrears' : ''}`,
  ].join(' | ');
}
