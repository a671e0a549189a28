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

export const stop: WalkCommand<WalkState> = {
  name: 'stop',
  description: 'StopInstance',
  weight: 2,
  act: {
    action: 'request',
    operation: 'StopInstance',
    parameters: ofInstance,
    refusals: [
      {
        statement: 'only a running instance can be stopped',
        place: at('StopInstance', 3),
        rows: incorrectStatus,
        holds: isNot('Running'),
      },
      security(at('StopInstance', 7)),
      instanceArrears(matrix(51)),
      diskArrears(matrix(93)),
    ],
  },
  basedOn: [statedAt('a stopped instance is Stopping, then Stopped', 'StopInstance', 3)],
  after: (state) => withInstance(state, { status: 'Stopped', moving: true }),
};
