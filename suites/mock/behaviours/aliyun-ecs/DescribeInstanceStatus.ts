/**
 * DescribeInstanceStatus: lists the statuses of the instances of a region. Arrears page: works as ever. The page has no row
 * of its own: what is refused is answered with the product's common errors, and an unknown region or zone finds nothing.
 */
import type { Instance } from '../../world.ts';
import type { Behaviour, Call, Effect } from '../behaviour.ts';
import { offerRule } from '../conditions.ts';
import {
  forbiddenByPolicy,
  internalError,
  malformedParameter,
  missingParameter,
  throttledByGateway,
} from './answers.ts';
import { type Filter, filtered } from './listing.ts';
import { takeNumberedPage } from './numbered-page.ts';

const filters: Readonly<Record<string, Filter<Instance>>> = {
  RegionId: ({ regionId }, wanted) => regionId === wanted,
  ZoneId: ({ zoneId }, wanted) => zoneId === wanted,
  // No instance of the mock is in a cluster.
  ClusterId: () => false,
};

function describe(call: Call): Effect {
  const page = takeNumberedPage(filtered(call.world.instances, filters, call), call);
  const statuses = page.entries.map(({ id, status }) => ({ InstanceId: id, Status: status }));
  const result = { InstanceStatuses: { InstanceStatus: statuses }, ...page.fields };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeInstanceStatus. */
export const describeInstanceStatusBehaviour: Behaviour = {
  throttled: throttledByGateway,
  internalFault: internalError,
  denied: forbiddenByPolicy,
  parameters: { missing: { RegionId: missingParameter('RegionId') }, invalid: {}, otherwise: malformedParameter },
  rules: [offerRule(forbiddenByPolicy)],
  effect: describe,
};
