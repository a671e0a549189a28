/**
 * DescribeImages: lists the account's own images and the one public image through filters that must all hold.
 * Arrears page: as usual. The page has no NextToken.
 * Order of refusals: parameters (the derived rules know all values of filters), filters together, dry run.
 */
import { publicImage } from '../../machine/images.ts';
import type { Image } from '../../world.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { parameterIs } from '../conditions.ts';
import { answer, given } from '../outcomes.ts';
import { imageConstants, imageName, imageOwner, imageUsage, presentImage } from './DescribeImages.present.ts';
import { defineBehaviour, dryRunPassed } from './defaults.ts';
import {
  asksForTag,
  type Filter,
  filtered,
  halfFilter,
  tagParameterErrors,
  tagRules,
  takePage,
  timeFilter,
} from './listing.ts';

const filterCount = 2;

const invalidParameter = answer(400, 'InvalidParamter');

const rules: readonly Rule[] = [
  {
    name: 'instance type malformed',
    applies: (call) => given(call, 'InstanceType') !== '' && !/^ecs(\.[\w-]+){2,}$/.test(given(call, 'InstanceType')),
    answer: answer(400, 'InvalidInstanceType.ValueNotSupported'),
  },
  { name: 'filter without key or value', applies: halfFilter(filterCount), answer: invalidParameter },
  ...tagRules,
  { name: 'dry run', applies: parameterIs('DryRun', 'true'), answer: dryRunPassed },
];

const constant =
  (value: string): Filter<Image> =>
  (_image, wanted) =>
    wanted === value;

/** The filter key of the same number says how the value of a time filter is compared. */
const createdBy =
  (index: number): Filter<Image> =>
  (image, wanted, call) => {
    const side = given(call, `Filter.${index}.Key`) === 'CreationStartTime' ? 'after' : 'before';
    return timeFilter(({ createdAtMs }: Image) => createdAtMs, side)(image, wanted, call);
  };

const filters: Readonly<Record<string, Filter<Image>>> = {
  RegionId: ({ regionId }, wanted) => regionId === wanted,
  ImageId: ({ id }, wanted) => id === wanted,
  SnapshotId: ({ snapshotIds }, wanted) => snapshotIds.includes(wanted),
  ImageName: (image, wanted) => imageName(image) === wanted,
  ImageFamily: constant(imageConstants.ImageFamily),
  ImageOwnerAlias: (image, wanted) => imageOwner(image) === wanted,
  Usage: (image, wanted, { world }) => imageUsage(world, image) === wanted,
  Status: constant(imageConstants.Status),
  OSType: constant(imageConstants.OSType),
  Architecture: constant(imageConstants.Architecture),
  IsSupportIoOptimized: constant('true'),
  IsSupportCloudinit: constant('true'),
  ResourceGroupId: constant(imageConstants.ResourceGroupId),
  'Filter.1.Value': createdBy(1),
  'Filter.2.Value': createdBy(2),
};

function describe(call: Call): Effect {
  const { world } = call;
  const all = [publicImage(world), ...world.images];
  const page = takePage(asksForTag(call) ? [] : filtered(all, filters, call), call);
  const { NextToken: _notOnThePage, ...fields } = page.fields;
  const result = {
    Images: { Image: page.entries.map((image) => presentImage(world, image)) },
    ...fields,
    RegionId: given(call, 'RegionId'),
  };
  return { outcome: 'success', world, result };
}

/** Decisions of DescribeImages. */
export const behaviour = defineBehaviour({
  parameters: {
    invalid: {
      ...tagParameterErrors,
      ImageOwnerAlias: answer(400, 'InvalidImageOwnerAlias.ValueNotSupported'),
      Usage: answer(404, 'InvalidUsage'),
      OSType: answer(404, 'InvalidOSType'),
      Architecture: answer(404, 'InvalidArchitecture'),
    },
    otherwise: invalidParameter,
  },
  rules,
  effect: describe,
});
