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

export const reboot: WalkCommand<WalkState> = {
  name: 'reboot',
  description: 'RebootInstance',
  weight: 1,
  act: {
    action: 'request',
    operation: 'RebootInstance',
    parameters: ofInstance,
    refusals: [
      {
        statement: 'only a running instance can be rebooted',
        place: at('RebootInstance', 7),
        rows: incorrectStatus,
        holds: isNot('Running'),
      },
      security(at('RebootInstance', 10)),
      instanceArrears(matrix(45)),
      diskArrears(matrix(87)),
    ],
  },
  basedOn: [statedAt('a rebooted instance is Starting, then Running', 'RebootInstance', 8)],
  after: (state) => withInstance(state, { moving: true }),
};
