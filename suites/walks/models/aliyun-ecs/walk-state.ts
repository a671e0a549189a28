/** One account's instance and data disk, as the pages let a customer see them: the state of this pack's walks. */
import type { WalkStart } from '../../walk-model.ts';

export type ChargeType = 'PrePaid' | 'PostPaid';
export type InstanceStatus = 'Running' | 'Stopped';

export interface InstanceState {
  readonly chargeType: ChargeType;
  /** While `moving`, the status that it will reach. */
  readonly status: InstanceStatus;
  /** A start, stop or reboot was answered, and no snapshot has shown its end yet. */
  readonly moving: boolean;
  /** No page states the status of a subscription that is renewed after its end. The next snapshot decides. */
  readonly statusOpen: boolean;
  /** It has the lock reason `financial` because the account owes for it. */
  readonly arrears: boolean;
  /** It has the lock reason `security`. */
  readonly secured: boolean;
  /** Seconds of the billing clock until its expiry, at least; negative after it. Null for pay-as-you-go. */
  readonly leftSeconds: number | null;
  /** A renewal was answered, and no snapshot has shown the new expiry yet. */
  readonly renewed: boolean;
}

export interface DiskState {
  readonly attached: boolean;
  /** An attachment or detachment was answered, and no snapshot has shown its end yet. */
  readonly moving: boolean;
  readonly chargeType: ChargeType;
  /** It has the lock reason `financial`. */
  readonly arrears: boolean;
  /** No page states whether a subscription disk is locked when its instance expires. Snapshots decide. */
  readonly lockOpen: boolean;
  /** Changes of its charge type, counted up to three: editions differ about a fourth. */
  readonly changes: number;
  /** Its charge type changed less than five minutes ago. */
  readonly pausing: boolean;
}

export interface WalkState {
  readonly instance: InstanceState;
  readonly disk: DiskState;
  /** The billing clock is days ahead. Requests that name the current time no longer match the resources. */
  readonly aged: boolean;
}

/** The account owes for it, or its subscription expired: its locks contain `financial`. */
export const isFinancial = ({ arrears, leftSeconds }: InstanceState): boolean =>
  arrears || (leftSeconds !== null && leftSeconds < 0);

/** Its subscription expired. */
export const isExpired = ({ leftSeconds }: InstanceState): boolean => leftSeconds !== null && leftSeconds < 0;

const day = 86_400;
const subscriptionDays = 30;

interface StartChoice {
  readonly chargeType: ChargeType;
  readonly status: InstanceStatus;
  readonly attached: boolean;
}

/** The state at the start of a walk: a new instance and one pay-as-you-go data disk. */
export function stateAt({ chargeType, status, attached }: StartChoice): WalkState {
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

function startAt(choice: StartChoice): WalkStart<WalkState> {
  const { chargeType, status, attached } = choice;
  const kind = chargeType === 'PrePaid' ? 'subscription' : 'pay-as-you-go';
  return {
    name: `${chargeType}/${status}/${attached ? 'attached' : 'free'}`,
    description: `a ${kind} instance that is ${status}, and a pay-as-you-go data disk ${attached ? 'attached to it' : 'not attached'}`,
    state: stateAt(choice),
    providerStates: [
      { name: 'an instance exists', params: { chargeType, status, expiresInDays: subscriptionDays } },
      { name: 'a disk exists', params: { instanceId: '${instanceId}', attached, chargeType: 'PostPaid' } },
    ],
  };
}

/** Every start of a walk, the simplest first. */
export const starts: readonly [WalkStart<WalkState>, ...(readonly WalkStart<WalkState>[])] = [
  startAt({ chargeType: 'PrePaid', status: 'Running', attached: true }),
  startAt({ chargeType: 'PrePaid', status: 'Running', attached: false }),
  startAt({ chargeType: 'PrePaid', status: 'Stopped', attached: true }),
  startAt({ chargeType: 'PrePaid', status: 'Stopped', attached: false }),
  startAt({ chargeType: 'PostPaid', status: 'Running', attached: true }),
  startAt({ chargeType: 'PostPaid', status: 'Running', attached: false }),
  startAt({ chargeType: 'PostPaid', status: 'Stopped', attached: true }),
  startAt({ chargeType: 'PostPaid', status: 'Stopped', attached: false }),
];

/** What a customer sees once nothing is in progress. */
export function nameOfState({ instance, disk }: WalkState): string {
  const locks = [
    isExpired(instance) ? 'expired' : instance.arrears ? 'in arrears' : '',
    instance.secured ? 'locked for security' : '',
  ].filter((lock) => lock !== '');
  const attachment = disk.attached ? 'attached' : 'free';
  return [
    `${instance.chargeType} ${instance.status}${locks.map((lock) => `, ${lock}`).join('')}`,
    `${disk.chargeType} ${attachment}${disk.arrears ? ', in arrears' : ''}`,
  ].join(' | ');
}

/** How long a subscription still lasts does not matter, only whether it expired. */
export const keyOfState = (state: WalkState): string =>
  JSON.stringify({ ...state, instance: { ...state.instance, leftSeconds: 0 }, name: nameOfState(state) });

/** What was in progress is complete, and a renewal added a month. */
export function afterExpectedSnapshot(state: WalkState): WalkState {
  const { instance, disk } = state;
  const left =
    instance.renewed && instance.leftSeconds !== null ? instance.leftSeconds + 30 * day : instance.leftSeconds;
  return {
    ...state,
    instance: { ...instance, moving: false, statusOpen: false, renewed: false, leftSeconds: left },
    disk: { ...disk, moving: false },
  };
}
