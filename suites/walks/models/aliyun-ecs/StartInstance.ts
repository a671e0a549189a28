import { statedAt, type WalkCommand } from '../../walk-model.ts';
import {
  at,
  diskArrears,
  incorrectStatus,
  instanceArrears,
  isNot,
  matrix,
  ofInstance,
  security,
} from './refusal-conditions.ts';
import { withInstance } from './transitions.ts';
import type { WalkState } from './walk-state.ts';

export const start: WalkCommand<WalkState> = {
  name: 'start',
  description: 'StartInstance',
  weight: 2,
  act: {
    action: 'request',
    operation: 'StartInstance',
    parameters: ofInstance,
    refusals: [
      {
        statement: 'only a stopped instance can be started',
        place: at('StartInstance', 9),
        rows: [...incorrectStatus, '403 InstanceNotReady'],
        holds: isNot('Stopped'),
      },
      security(at('StartInstance', 10)),
      instanceArrears(matrix(50), ['403 InstanceExpired', '403 InsufficientBalance']),
      diskArrears(matrix(92), ['403 DiskInArrears']),
    ],
  },
  basedOn: [statedAt('a started instance is Starting, then Running', 'StartInstance', 3)],
  after: (state) => withInstance(state, { status: 'Running', moving: true }),
};
