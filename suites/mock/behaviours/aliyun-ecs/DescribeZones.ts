/**
 * DescribeZones: lists the zones of a region and what can be had in them; nothing in one that is sold out. Arrears page:
 * arrears change nothing.
 */
import { instanceTypes } from '../../machine/instance-types.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { answer, given } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';
import { languageOf, regionExists, zonesOf } from './regions.ts';

const rules: readonly Rule[] = [
  {
    name: 'region absent',
    applies: (call) => !regionExists(given(call, 'RegionId')),
    answer: answer(404, 'InvalidRegionId.NotFound'),
  },
];

const diskCategories = ['cloud', 'cloud_efficiency', 'cloud_ssd', 'cloud_essd'];

function describe(call: Call): Effect {
  const language = languageOf(given(call, 'AcceptLanguage'));
  const listed = zonesOf(given(call, 'RegionId')).map(({ id, names }) => {
    const offered = (values: readonly string[]) => (call.world.soldOutZones.includes(id) ? [] : values);
    return {
      ZoneId: id,
      LocalName: names[language],
      AvailableResourceCreation: { ResourceTypes: offered(['Instance', 'Disk', 'VSwitch']) },
      AvailableDiskCategories: { DiskCategories: offered(diskCategories) },
      AvailableInstanceTypes: { InstanceTypes: offered(instanceTypes.map((type) => type.id)) },
    };
  });
  return { outcome: 'success', world: call.world, result: { Zones: { Zone: listed } } };
}

/** Decisions of DescribeZones. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: {
      AcceptLanguage: answer(404, 'InvalidAcceptLanguage.NotFound'),
      InstanceChargeType: answer(404, 'InvalidInstanceChargeType.NotFound'),
      SpotStrategy: answer(400, 'InvalidSpotStrategy'),
    },
  },
  rules,
  effect: describe,
});
