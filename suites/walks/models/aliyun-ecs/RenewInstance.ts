import { statedAt, type WalkCommand } from '../../walk-model.ts';
import { at, ofInstance, security, yes } from './refusal-conditions.ts';
import { isSettled, withInstance } from './transitions.ts';
import { isExpired, type WalkState } from './walk-state.ts';

export const renew: WalkCommand<WalkState> = {
  name: 'renew',
  description: 'RenewInstance for a month',
  weight: 1.5,
  act: {
    action: 'request',
    operation: 'RenewInstance',
    parameters: { ...ofInstance, Period: '1', PeriodUnit: 'Month' },
    refusals: [
      {
        statement: 'only a subscription can be renewed',
        place: at('RenewInstance', 11),
        rows: ['403 ChargeTypeViolation', '403 InvalidChargeType.NotSupported'],
        holds: ({ instance }) => yes(instance.chargeType === 'PostPaid'),
      },
      security(at('RenewInstance', 110)),
    ],
  },
  applies: isSettled,
  basedOn: [
    statedAt('a renewal extends the subscription', 'RenewInstance', 25),
    statedAt('an expired instance can be used again after a renewal', 'StopInstance', 93),
  ],
  after: (state) => withInstance(state, { arrears: false, renewed: true, statusOpen: isExpired(state.instance) }),
};
