import { expect, test } from 'vitest';
import { assembleCauseFile } from './assemble-cause-file.ts';

const shared = { vendorValues: { instanceId: 'i-1' } };

test('a shared cause gets the rows of each operation that names it', () => {
  const gone = { id: 'gone', class: 'request' } as const;
  const file = assembleCauseFile(
    { ...shared, causes: [gone] },
    { A: { sharedCauses: { gone: { answers: ['404 A'] } } }, B: { sharedCauses: { gone: { answers: ['404 B'] } } } },
  );
  expect(file.causes).toEqual([
    { ...gone, answers: ['404 A'], operation: 'A' },
    { ...gone, answers: ['404 B'], operation: 'B' },
  ]);
});

test('cells, baselines and absent rows come from the files of the operations', () => {
  const condition = { addStates: [], seenBy: { operation: 'B', parameters: {}, contains: {} } };
  const baseline = { states: [], parameters: {}, effect: { changes: [], allowed: [] } };
  const file = assembleCauseFile(
    { ...shared, arrears: { plant: condition } },
    { A: { absent: ['404 A'], arrears: { plant: {} } }, B: { baseline } },
  );
  expect(file.arrears).toEqual({ plant: { ...condition, cells: { A: {} } } });
  expect(file.absent).toEqual({ A: ['404 A'] });
  expect(file.baselines).toEqual({ B: baseline });
});

test('an operation may add vendor values', () => {
  expect(assembleCauseFile(shared, { A: { vendorValues: { plantId: 'p-1' } } }).vendorValues).toEqual({
    instanceId: 'i-1',
    plantId: 'p-1',
  });
});

test('two different vendor values of one name are refused', () => {
  expect(() => assembleCauseFile(shared, { A: { vendorValues: { instanceId: 'i-2' } } })).toThrow(
    'The causes of A give the vendor value "instanceId" as "i-2", another file as "i-1". Keep one.',
  );
});

test('a shared cause that shared.yaml does not have is refused', () => {
  expect(() => assembleCauseFile(shared, { A: { sharedCauses: { gone: { answers: ['404 A'] } } } })).toThrow(
    'The causes of A name the shared cause "gone", which shared.yaml does not have. Known: none.',
  );
});
