import type { CommonError, Pack } from '../model.ts';

/** The documented answers of a target that does not have the requested operation. */
export function unknownOperationRows({ manifest }: Pick<Pack, 'manifest'>): readonly CommonError[] {
  return manifest.commonErrors.filter(
    ({ status, about }) => status === 404 && about?.length === 1 && about[0] === 'operation',
  );
}
