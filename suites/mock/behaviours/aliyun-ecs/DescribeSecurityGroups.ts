/**
 * DescribeSecurityGroups: lists security groups through filters that must all hold, by descending id. Arrears page: works as
 * ever. The one row of the page is about an internal error: what is refused is answered with the product's common errors, and
 * an unknown region or group finds nothing. A dry run checks key, permission and parameters alone.
 */
import type { SecurityGroup } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { parameterIs } from '../conditions.ts';
import { given } from '../outcomes.ts';
import { defineBehaviour, dryRunPassed } from './defaults.ts';
import { asksForTag, type Filter, filtered, listed } from './listing.ts';
import { takeNumberedPage } from './numbered-page.ts';
import { groupName, presentGroup } from './present-security-group.ts';

const rules: readonly Rule[] = [{ name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed }];

const filters: Readonly<Record<string, Filter<SecurityGroup>>> = {
  RegionId: ({ regionId }, wanted) => regionId === wanted,
  VpcId: ({ vpcId }, wanted) => vpcId === wanted,
  SecurityGroupIds: ({ id }, wanted) => listed(id, wanted),
  SecurityGroupId: ({ id }, wanted) => id === wanted,
  SecurityGroupName: (group, wanted) => groupName(group) === wanted,
  SecurityGroupType: ({ type }, wanted) => type === wanted,
  NetworkType: (_group, wanted) => wanted === 'vpc',
  // No group of the mock is in a resource group.
  ResourceGroupId: () => false,
};

function describe(call: Call): Effect {
  const found = asksForTag(call) ? [] : filtered(call.world.securityGroups, filters, call);
  const page = takeNumberedPage(
    found.toSorted((left, right) => (left.id < right.id ? 1 : -1)),
    call,
  );
  const groups = page.entries.map((group) => presentGroup(group, call.world));
  const result = { RegionId: given(call, 'RegionId'), SecurityGroups: { SecurityGroup: groups }, ...page.fields };
  return { outcome: 'success', world: call.world, result };
}

/** Decisions of DescribeSecurityGroups. */
export const behaviour = defineBehaviour({
  rules,
  effect: describe,
});
