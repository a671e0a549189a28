/**
 * What Nimbus Volumes needs beyond data. The command line loads this file only with `--pack-code`. The files import only types
 * from the package, and Node removes those, so the folder needs no node_modules.
 */
import type { PackCode } from 'ecs-conformance';
import { nimbusTicket } from './signer.ts';

export { behaviours } from './behaviours.ts';
export { walkModel } from './walk-model.ts';

export const signers: PackCode['signers'] = [nimbusTicket];
