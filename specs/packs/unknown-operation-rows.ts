import type { CommonError, Pack } from '../model.ts';

/** What the pages of the protocol say that a target answers which does not have an operation. */
export function unknownOperationRows({ manifest }: Pick<Pack, 'manifest'>): readonly CommonError[] {
  return manifest.commonErrors.filter(
    ({ status, about }) => status === 404 && about?.length === 1 && about[0] === 'operation',
  );
}
