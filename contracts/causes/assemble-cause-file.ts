/** shared.yaml and the files of the operations → the causes of a pack. A name that shared.yaml does not have is refused. */
import { ConformanceError } from '#specs';
import type { ArrearsCause, Cause, CauseFile, OperationCauses, SharedCauses } from './cause-file.ts';

type OperationFiles = Readonly<Record<string, OperationCauses>>;

const noSuch = (operation: string, what: string, name: string, known: readonly string[]): ConformanceError =>
  new ConformanceError(
    'internal',
    `The causes of ${operation} name the ${what} "${name}", which shared.yaml does not have. Known: ${known.join(', ') || 'none'}.`,
  );

/** The causes of an operation: those of shared.yaml with the rows that they get here, then its own. */
function causesOf(operation: string, file: OperationCauses, shared: SharedCauses): readonly Cause[] {
  const known = new Map((shared.causes ?? []).map((cause) => [cause.id, cause]));
  const fromShared = Object.entries(file.sharedCauses ?? {}).map(([id, answers]) => {
    const cause = known.get(id);
    if (cause === undefined) throw noSuch(operation, 'shared cause', id, [...known.keys()]);
    return { ...cause, ...answers, operation };
  });
  return [...fromShared, ...(file.causes ?? []).map((cause) => ({ ...cause, operation }))];
}

function arrearsOf(files: OperationFiles, { arrears = {} }: SharedCauses): Readonly<Record<string, ArrearsCause>> {
  for (const [operation, file] of Object.entries(files)) {
    const unknown = Object.keys(file.arrears ?? {}).find((condition) => !Object.hasOwn(arrears, condition));
    if (unknown !== undefined) throw noSuch(operation, 'arrears condition', unknown, Object.keys(arrears));
  }
  const cellsOf = (condition: string) =>
    Object.entries(files).flatMap(([operation, file]) => {
      const cell = file.arrears?.[condition];
      return cell === undefined ? [] : [[operation, cell] as const];
    });
  return Object.fromEntries(
    Object.entries(arrears).map(([condition, how]) => [
      condition,
      { ...how, cells: Object.fromEntries(cellsOf(condition)) },
    ]),
  );
}

function vendorValuesOf(files: OperationFiles, shared: SharedCauses): Readonly<Record<string, string>> {
  const values: Record<string, string> = { ...shared.vendorValues };
  for (const [operation, file] of Object.entries(files)) {
    for (const [name, value] of Object.entries(file.vendorValues ?? {})) {
      if ((values[name] ?? value) !== value) {
        throw new ConformanceError(
          'internal',
          `The causes of ${operation} give the vendor value "${name}" as "${value}", another file as "${values[name]}". Keep one.`,
        );
      }
      values[name] = value;
    }
  }
  return values;
}

/** Puts the files of one pack together. Operations stay in the given order. */
export function assembleCauseFile(shared: SharedCauses, files: OperationFiles): CauseFile {
  const entries = Object.entries(files);
  const have = <T>(part: (file: OperationCauses) => T | undefined): Readonly<Record<string, T>> =>
    Object.fromEntries(
      entries.flatMap(([operation, file]) => {
        const value = part(file);
        return value === undefined ? [] : [[operation, value] as const];
      }),
    );
  return {
    vendorValues: vendorValuesOf(files, shared),
    ...(shared.channel === undefined ? {} : { channel: shared.channel }),
    absent: have(({ absent }) => absent),
    baselines: have(({ baseline }) => baseline),
    causes: entries.flatMap(([operation, file]) => causesOf(operation, file, shared)),
    stated: entries.flatMap(([operation, { stated = [] }]) => stated.map((entry) => ({ ...entry, operation }))),
    arrears: arrearsOf(files, shared),
    ...(shared.protocol === undefined ? {} : { protocol: shared.protocol }),
  };
}
