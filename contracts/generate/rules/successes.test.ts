import { expect, test } from 'vitest';
import { generateToy, grow, idsOf, look, success } from '../toy-pack.test-data.ts';

test('each baseline gives one case that claims the answer and the effect', () => {
  const contract = generateToy({ requirements: success('Grow'), operations: { Grow: grow } });
  expect(idsOf(contract)).toEqual(['toy/Grow/success-json']);
  const [testCase] = contract.cases;
  expect(testCase?.claims.map(({ judges, requirements }) => [judges, requirements])).toEqual([
    ['answer', ['toy/Grow/behaviour/success']],
    ['effect', ['toy/Grow/effect/success']],
  ]);
  expect(testCase?.disposable.trial.request.effect).toEqual(grow.baseline?.effect);
});

test('a reading operation may also go to a vendor, with reserved identifiers; one that bills may not', () => {
  const { absent: _absent, ...growing } = grow;
  const contract = generateToy({
    requirements: [...success('Grow'), ...success('Look')],
    operations: { Grow: growing, Look: look },
  });
  const [billing, reading] = contract.cases;
  expect(billing?.vendor).toBeUndefined();
  expect(reading?.vendor?.trial.request.parameters).toEqual({ InstanceId: 'i-reserved' });
  expect(reading?.class).toBe('request');
});

test('a case that changes nothing gets a channel control, and one that changes something does not', () => {
  const contract = generateToy({
    requirements: [...success('Grow'), ...success('Look')],
    operations: { Grow: grow, Look: look },
  });
  const controls = contract.cases.map(({ disposable }) => disposable.controls.map(({ control }) => control));
  expect(controls).toEqual([[], ['channel']]);
  expect(contract.cases[1]?.disposable.controls[0]?.trial.request.operation).toBe('Grow');
});

test('a requirement that no case claims is listed with a reason', () => {
  const contract = generateToy({ requirements: [...success('Grow'), ...success('Look')], operations: { Grow: grow } });
  expect(contract.untested).toEqual([
    {
      requirement: 'toy/Look/behaviour/success',
      class: 'unmodelled',
      reason: 'no valid request is written for this operation yet',
    },
    {
      requirement: 'toy/Look/effect/success',
      class: 'unmodelled',
      reason: 'no valid request is written for this operation yet',
    },
  ]);
});

test('a baseline of an operation without a page is refused, with the id that no page states', () => {
  expect(() => generateToy({ requirements: [], operations: { Grow: grow } })).toThrow(
    'The causes of toy lead to "toy/Grow/behaviour/success", which no page of the pack states.',
  );
});
