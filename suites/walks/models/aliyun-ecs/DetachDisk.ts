import { statedAt, type WalkCommand } from '../../walk-model.ts';
import { at, incorrectStatus, isUnderWay, ofBoth, open, security } from './refusal-conditions.ts';
import { withDisk } from './transitions.ts';
import type { WalkState } from './walk-state.ts';

const matrixPage = '000_09eda7cf35e7ec07';

export const detach: WalkCommand<WalkState> = {
  name: 'detach',
  description: 'DetachDisk',
  weight: 2,
  act: {
    action: 'request',
    operation: 'DetachDisk',
    parameters: ofBoth,
    // The arrears tables list the usual answer, whether the instance or the disk is in arrears.
    refusals: [
      {
        statement: 'only an attached disk can be detached',
        place: at('DetachDisk', 9),
        rows: ['404 InvalidDisk.AlreadyDetached', '403 DependencyViolation', '403 IncorrectDiskStatus'],
        holds: ({ disk }) => (disk.attached ? open(disk.moving) : 'yes'),
      },
      {
        statement: 'the instance must be running or stopped',
        place: at('DetachDisk', 10),
        rows: incorrectStatus,
        holds: isUnderWay,
      },
      security(at('DetachDisk', 12)),
    ],
  },
  // The page describes pay-as-you-go data disks.
  applies: ({ disk }) => disk.chargeType === 'PostPaid',
  basedOn: [
    statedAt('the disk is detached from the instance', 'DetachDisk', 3),
    statedAt('arrears of the instance do not change the answer', matrixPage, 39),
    statedAt('arrears of the disk do not change the answer', matrixPage, 80),
  ],
  after: (state) => withDisk(state, { attached: false, moving: true }),
};
