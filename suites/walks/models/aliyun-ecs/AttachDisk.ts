import { statedAt, type WalkCommand } from '../../walk-model.ts';
import { at, instanceArrears, isUnderWay, matrix, ofBoth, open, security, yes } from './refusal-conditions.ts';
import { withDisk } from './transitions.ts';
import type { WalkState } from './walk-state.ts';

export const attach: WalkCommand<WalkState> = {
  name: 'attach',
  description: 'AttachDisk',
  weight: 2,
  act: {
    action: 'request',
    operation: 'AttachDisk',
    parameters: ofBoth,
    refusals: [
      {
        statement: 'only a free disk can be attached',
        place: at('AttachDisk', 9),
        rows: ['404 InvalidDisk.InUse', '403 DiskError', '403 DiskId.StatusNotSupported', '403 IncorrectDiskStatus'],
        holds: ({ disk }) => (disk.attached ? 'yes' : open(disk.moving)),
      },
      {
        statement: 'the instance must be running or stopped',
        place: at('AttachDisk', 11),
        rows: ['400 IncorrectInstanceStatus'],
        holds: isUnderWay,
      },
      security(at('AttachDisk', 18)),
      instanceArrears(matrix(14)),
      {
        statement: 'a disk in arrears is refused',
        place: matrix(56),
        rows: ['403 DiskInArrears', '403 IncorrectDiskStatus'],
        holds: ({ disk }) => yes(disk.arrears),
      },
    ],
  },
  // No page states whether a subscription disk can be free at all.
  applies: ({ disk }) => disk.attached || disk.chargeType === 'PostPaid',
  basedOn: [statedAt('the disk is attached to the instance', 'AttachDisk', 3)],
  after: (state) => withDisk(state, { attached: true, moving: true }),
};
