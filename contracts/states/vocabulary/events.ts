/** Events of the scope, and faults that the target is instructed to have. */
import { type StateDefinition, text } from './state-definition.ts';

export const eventStates: readonly StateDefinition[] = [
  {
    name: 'the order was paid',
    reach: 'resource',
    meaning:
      'The owner of the account paid the unpaid order on the pages of the vendor, and what it orders was carried out.',
    params: { orderId: text },
    returns: {},
  },
  {
    name: 'time has passed',
    reach: 'resource',
    meaning:
      'The billing clock of the scope moved forward by that many seconds. The clock of signatures does not move.',
    params: { seconds: { type: 'integer', minimum: 1 } },
    returns: {},
  },
  {
    name: 'requests are throttled',
    reach: 'target',
    meaning:
      'The target answers the next requests for resources of the scope as if they exceeded the request quota. The target is instructed to throttle; no real limit is reached.',
    params: {},
    returns: {},
  },
  {
    name: 'the service has an internal fault',
    reach: 'target',
    meaning:
      'The target answers the next requests for resources of the scope with its internal error. The target is instructed to fail.',
    params: {},
    returns: {},
  },
  {
    name: 'the order service fails',
    reach: 'target',
    meaning: 'Placing an order for resources of the scope fails inside the target. The target is instructed to fail.',
    params: {},
    returns: {},
  },
];
