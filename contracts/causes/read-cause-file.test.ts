import { expect, test } from 'vitest';
import { operationCauses, sharedCauses } from './cause-file.ts';
import { parseCauses, readCauseFile } from './read-cause-file.ts';

const parseOperation = (text: string) => parseCauses(operationCauses, text, 'causes/toy/Grow.yaml');

test('a file with anchors', () => {
  const text = `
stated:
  - &one { id: a, class: state, shows: [b], expect: success, states: [{ name: s, params: {} }] }
  - { <<: *one, id: c }`;
  expect(parseOperation(text).stated?.map(({ id, states }) => [id, states?.length])).toEqual([
    ['a', 1],
    ['c', 1],
  ]);
});

test.each([
  ['an unknown key', 'baselines: {}'],
  ['a row without a status', 'absent: [NotThere]'],
  ['an unreachable cause without a reason', 'causes: [{ id: a, class: unreachable, answers: [400 A] }]'],
  ['a reachable cause with a reason', 'causes: [{ id: a, class: state, answers: [400 A], reason: none }]'],
  [
    'a change of a field without a resource',
    'baseline: { states: [], parameters: {}, effect: { allowed: [], changes: [{ change: field }] } }',
  ],
  ['a name that is not kebab-case', 'causes: [{ id: A B, class: state, answers: [400 A] }]'],
])('%s is refused with its place', (_what, text) => {
  expect(() => parseOperation(text)).toThrow(/^causes\/toy\/Grow\.yaml does not fit its schema: \//);
});

test('shared.yaml needs vendor values', () => {
  expect(() => parseCauses(sharedCauses, 'causes: []', 'shared.yaml')).toThrow(/vendorValues/);
});

test('a pack without a folder has no causes', () => {
  expect(readCauseFile('no-such-pack')).toMatchObject({ causes: [], baselines: {}, vendorValues: {} });
});
