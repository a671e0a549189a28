/**
 * DeleteImage: removes one of the account's own images; its snapshots stay. Arrears page: as usual.
 * One that does not exist in the region: the table of parameters says that the request is ignored, the table of errors has a
 * row for it. The row is followed, which leaves everything as it is too. The public image belongs to nobody's account.
 */
import { findOwnImage, imageIsUsed, removeImage } from '../../machine/images.ts';
import type { Rule } from '../behaviour.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';

const rules: readonly Rule[] = [
  {
    name: 'image absent',
    applies: (call) => findOwnImage(call.world, given(call, 'ImageId'))?.regionId !== given(call, 'RegionId'),
    answer: answer(404, 'InvalidImageId.NotFound'),
  },
  {
    name: 'image in use',
    applies: (call) => given(call, 'Force') !== 'true' && imageIsUsed(call.world, given(call, 'ImageId')),
    answer: answer(403, 'ImageUsingByInstance'),
  },
];

/** Decisions of DeleteImage. */
export const behaviour = defineBehaviour({
  rules,
  effect: (call) => plainOutcome(removeImage(call.world, given(call, 'ImageId')), internalError),
});
