import { expect, test } from 'vitest';
import { splitContract } from './split-contract.ts';
import { generateToy, grow, requirement, success } from './toy-pack.test-data.ts';

test('reasons are in the file of their operation, even if the matrix alone names it', () => {
  const requirements = [
    ...success('Grow'),
    requirement('Prune/arrears/plant', { kind: 'arrears-cell', operation: 'Prune', condition: 'plant' }),
    requirement('protocol/signed', { kind: 'wire', operation: '*' }),
  ];
  const contract = generateToy({ requirements, operations: { Grow: grow } });
  const parts = splitContract(contract, { requirements });
  expect([...parts.keys()]).toEqual(['Grow', 'Prune', 'shared']);
  expect(parts.get('Prune')?.untested.map(({ requirement: id }) => id)).toEqual(['toy/Prune/arrears/plant']);
  expect(parts.get('shared')?.untested.map(({ requirement: id }) => id)).toEqual(['toy/protocol/signed']);
});
