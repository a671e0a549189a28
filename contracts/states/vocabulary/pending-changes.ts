/** States in which something is pending for an instance, or limits what may be done with it. */
import { instance, oneOf, type StateDefinition, text } from './state-definition.ts';

export const pendingStates: readonly StateDefinition[] = [
  {
    name: 'the instance has an unpaid order',
    reach: 'resource',
    meaning: 'An order for the instance was placed and is not paid.',
    params: instance,
    returns: { orderId: text },
  },
  {
    name: 'the previous order is still processing',
    reach: 'resource',
    meaning: 'A paid order for the instance is in progress and not finished.',
    params: instance,
    returns: { orderId: text },
  },
  {
    name: 'a request with the client token is still processing',
    reach: 'resource',
    meaning:
      'A request of that operation for the instance, with that client token and these parameters, was accepted and has not finished.',
    params: {
      ...instance,
      operation: text,
      clientToken: text,
      parameters: { type: 'object', additionalProperties: text },
    },
    returns: {},
  },
  {
    name: 'the instance is locked by another operation',
    reach: 'resource',
    meaning: 'Another operation holds the instance. The instance has no lock for arrears or security.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is being upgraded',
    reach: 'resource',
    meaning: 'A change of the instance specification is under way.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance has a specification change booked',
    reach: 'resource',
    meaning: 'A change of the instance specification is booked for the next billing period and not in effect.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is in a temporary upgrade',
    reach: 'resource',
    meaning: 'The instance has a temporary upgrade with an end time, and that time has not come.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance has no purchase record',
    reach: 'resource',
    meaning: 'No purchase order is on record for the instance.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance was bought in a starter package',
    reach: 'resource',
    meaning: 'The instance was bought in a starter package plan, which is renewed by months only.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is at the maximum expiration date',
    reach: 'resource',
    meaning:
      'The instance expires so late that a renewal by one month stays within the maximum expiration date, and a renewal by two months does not.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is placed on a dedicated host',
    reach: 'resource',
    meaning:
      'The instance runs on a dedicated host of that status that expires that many days after the billing clock.',
    params: {
      ...instance,
      hostStatus: oneOf('Available', 'PermanentFailure', 'TempUnavailable', 'UnderAssessment'),
      hostExpiresInDays: { type: 'integer', default: 3650 },
    },
    returns: { dedicatedHostId: text },
  },
  {
    name: 'the downgrade quota of the instance is used up',
    reach: 'resource',
    meaning:
      'The instance was downgraded as often as the vendor allows. Changing its subscription disks back to pay-as-you-go would be one more downgrade.',
    params: instance,
    returns: {},
  },
  {
    name: 'the instance is barred by the vendor',
    reach: 'resource',
    meaning:
      'The vendor barred the instance because its account broke the rules. Other instances of the scope are not barred.',
    params: instance,
    returns: {},
  },
  {
    name: 'the zone is out of stock',
    reach: 'resource',
    meaning: 'The zone of the instance is sold out of the resources that the instance uses.',
    params: instance,
    returns: {},
  },
];
