import { expect, test } from 'vitest';
import type { OperationCauses } from '../../causes/cause-file.ts';
import { generateToy, grow, requirement, row, success } from '../toy-pack.test-data.ts';

const requirements = [
  ...success('Grow'),
  ...row('Grow', 404, 'NotThere'),
  ...row('Grow', 400, 'TooBig'),
  requirement('Grow/behaviour/at-most-nine', { kind: 'behaviour', profile: 'lifecycle' }),
];
type Stated = NonNullable<OperationCauses['stated']>[number];

const usual: Stated = {
  id: 'ten',
  class: 'request',
  shows: ['at-most-nine'],
  expect: 'refusal',
  request: { set: { Size: '10' } },
};

function caseOf(stated: Partial<Stated> = {}) {
  const operations = { Grow: { ...grow, stated: [{ ...usual, ...stated }] } };
  return generateToy({ requirements, operations }).cases.find(({ id }) => id === 'toy/Grow/ten');
}

test('a refusal without a row: any documented 4xx will do, nothing may happen, and the control succeeds', () => {
  const testCase = caseOf();
  const { trial, controls = [] } = testCase?.disposable ?? {};
  expect(trial?.request.expect).toMatchObject({ anyOf: [{ code: 'TooBig' }, { code: 'SignatureWrong' }] });
  expect(trial?.request.effect).toEqual({ changes: [], allowed: [] });
  expect(controls.map(({ control }) => control)).toContain('without-cause');
  expect(testCase?.cause).toBe('ten');
});

test('a refusal with a row: that row alone', () => {
  const testCase = caseOf({ answers: ['400 TooBig'] });
  expect(testCase?.disposable.trial.request.expect).toMatchObject({ anyOf: [{ code: 'TooBig' }] });
});

test('a success: the effect of the baseline, unless the entry has one of its own', () => {
  expect(caseOf({ expect: 'success' })?.disposable.trial.request.effect).toEqual(grow.baseline?.effect);
  const effect = { changes: [], allowed: ['balance'] };
  expect(caseOf({ expect: 'success', effect })?.disposable.trial.request.effect).toEqual(effect);
});

test('either: both answers are accepted', () => {
  expect(caseOf({ expect: 'either' })?.disposable.trial.request.expect).toMatchObject({
    outcome: 'either',
    success: { outcome: 'success' },
    refusal: { outcome: 'error' },
  });
});

test('several at once: the copies and what the others may get', () => {
  const testCase = caseOf({ expect: 'success', atOnce: { copies: 2, others: ['400 TooBig'] } });
  expect(testCase?.disposable.trial.request.atOnce).toMatchObject({ copies: 2, others: [{ code: 'TooBig' }] });
});

test('a reading keeps the choice of the ruling for an edition', () => {
  const reading = {
    finding: 'toy/Grow/f',
    chosen: 'a',
    alternatives: [{ choice: 'b', success: true }],
  } as const;
  const rulings = [{ finding: 'toy/Grow/f', byEdition: { old: 'b' } }] as never;
  const operations = { Grow: { ...grow, stated: [{ ...usual, reading }] } };
  const contract = generateToy({ requirements, operations, pack: { rulings } });
  const testCase = contract.cases.find(({ id }) => id === 'toy/Grow/ten');
  expect(testCase?.readings).toMatchObject([{ chosen: 'a', byEdition: { old: 'b' }, alternatives: [{ choice: 'b' }] }]);
});

test.each([
  ['a statement that no page makes', { shows: ['no-such'] }, /toy\/Grow\/behaviour\/no-such/],
  ['an entry that shows nothing', { shows: [] }, /toy\/Grow\/ten shows nothing/],
  ['a cause that is not there', { cause: 'no-such' }, /names the cause no-such/],
])('refuses %s', (_what, stated, message) => {
  expect(() => caseOf(stated)).toThrow(message);
});
