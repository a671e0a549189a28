/**
 * DescribeInstanceStatus: lists the statuses of the instances of a region.
 * Arrears page: arrears change nothing. The page has no row of its own: what is refused is answered with the product's
 * common errors, and an unknown region or zone finds nothing.
 */
import type { Instance } from '../../world.ts';
import type { Call, Effect } from '../behaviour.ts';
import { defineBehaviour } from './defaults.ts';
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
export const behaviour = defineBehaviour({
  rules: [],
  effect: describe,
});
