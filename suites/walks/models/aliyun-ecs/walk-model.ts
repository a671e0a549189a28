/**
 * Walks over an instance and its data disk: starts, stops, attachments, conversions, renewals, arrears, payments and time.
 * Written from the pages; it knows neither the mock nor any case.
 */
import type { WalkModel } from '../../walk-model.ts';
import { attach } from './AttachDisk.ts';
import { cellRules } from './cell-rules.ts';
import { compareSnapshot } from './compare-snapshot.ts';
import { detach } from './DetachDisk.ts';
import { events } from './events.ts';
import { toPayAsYouGo, toSubscription } from './ModifyDiskChargeType.ts';
import { reboot } from './RebootInstance.ts';
import { renew } from './RenewInstance.ts';
import { start } from './StartInstance.ts';
import { stop } from './StopInstance.ts';
import { afterExpectedSnapshot, keyOfState, nameOfState, starts, type WalkState } from './walk-state.ts';

export const walkModel: WalkModel<WalkState> = {
  starts,
  commands: [
    {
      name: 'describe',
      description: 'query both resources again',
      weight: 0.3,
      act: { action: 'query' },
      basedOn: [],
      after: (state) => state,
    },
    start,
    stop,
    reboot,
    attach,
    detach,
    renew,
    toSubscription,
    toPayAsYouGo,
    ...events,
  ],
  resources: [
    { name: 'instance', kind: 'instances', idValue: 'instanceId' },
    { name: 'disk', kind: 'disks', idValue: 'diskId' },
    { name: 'systemDisk', kind: 'disks', idValue: 'systemDiskId', optional: true },
  ],
  accountState: { name: 'an account exists', params: {} },
  nameOfState,
  keyOfState,
  afterExpectedSnapshot,
  compare: compareSnapshot,
  cells: cellRules,
};
