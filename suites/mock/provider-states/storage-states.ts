/** Provider states about snapshots and images, as the vocabulary words them. */
import { makeImage } from '../machine/images.ts';
import { takeSnapshot } from '../machine/snapshots.ts';
import { chosenDisk, missing, type ProviderStateRow, type Setting, type Stage, text } from './provider-state.ts';

const unnamed = { name: '', description: '' } as const;

function setUpSnapshot(stage: Stage): Setting {
  const disk = chosenDisk(stage);
  if (disk === undefined) return { problem: missing('disk', stage.params.text('diskId')) };
  const step = takeSnapshot(stage.world, { ...unnamed, diskId: disk.id, nowMs: stage.nowMs });
  return step.done ? { world: step.world, values: { snapshotId: step.value.id } } : { problem: step.reason };
}

/** Imported, so that no snapshot of the scope has an image. */
function setUpImage({ world, nowMs }: Stage): Setting {
  const step = makeImage(world, { ...unnamed, nowMs }, []);
  return step.done ? { world: step.world, values: { imageId: step.value.id } } : { problem: step.reason };
}

/** States about snapshots and images, by name. */
export const storageStates: Readonly<Record<string, ProviderStateRow>> = {
  'a snapshot exists': { params: { diskId: text }, setUp: setUpSnapshot },
  'an image exists': { params: {}, setUp: setUpImage },
};
