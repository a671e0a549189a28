/**
 * DescribeRegions: lists all regions in the language asked for. Arrears page: arrears change nothing.
 * The page says that a subscription needs an account that can pay by balance or credit and names InvalidPayMethod for it; its
 * table has no such row, and nothing here is bought: it is not refused. An account to which the operation is not offered has
 * no region at all, which is the one row about the account.
 */
import type { Call, Effect } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';
import { languageOf, regions, zonesOf } from './regions.ts';

function describe(call: Call): Effect {
  const language = languageOf(given(call, 'AcceptLanguage'));
  const soldOut = (regionId: string): boolean =>
    zonesOf(regionId).every(({ id }) => call.world.soldOutZones.includes(id));
  const listed = regions.map(({ id, names }) => ({
    RegionId: id,
    RegionEndpoint: id === 'cn-hangzhou' ? 'ecs.aliyuncs.com' : `ecs.${id}.aliyuncs.com`,
    LocalName: names[language],
    Status: soldOut(id) ? 'soldOut' : 'available',
  }));
  return { outcome: 'success', world: call.world, result: { Regions: { Region: listed } } };
}

/** Decisions of DescribeRegions. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: { AcceptLanguage: answer(404, 'InvalidAcceptLanguage.NotFound') },
  },
  notOffered: answer(403, 'Unauthorized.EmptyRegion'),
  rules: [],
  effect: describe,
});
