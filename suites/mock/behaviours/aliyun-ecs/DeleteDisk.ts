/**
 * DeleteDisk: releases a disk that hangs nowhere; snapshots of it stay. Arrears page: as usual with the instance or the disk
 * in arrears. A disk that does not exist: the page says that the request is ignored and has no row, so it succeeds.
 * Order of refusals: attachment alone.
 */
import { removeDisk } from '../../machine/detach-disk.ts';
import type { Call, Effect, Rule } from '../behaviour.ts';
import { diskIs, namedDisk } from '../disk-conditions.ts';
import { answer, given, plainOutcome } from '../outcomes.ts';
import { defineBehaviour, internalError } from './defaults.ts';

const rules: readonly Rule[] = [
  {
    name: 'disk attached',
    applies: diskIs(({ instanceIds }) => instanceIds.length > 0),
    answer: answer(403, 'DiskStillAttached'),
  },
];

function remove(call: Call): Effect {
  if (namedDisk(call) === undefined) return { outcome: 'success', world: call.world, result: {} };
  return plainOutcome(removeDisk(call.world, given(call, 'DiskId')), internalError);
}

/** Decisions of DeleteDisk. */
export const behaviour = defineBehaviour({
  rules,
  effect: remove,
});
