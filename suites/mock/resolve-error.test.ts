import { describe, expect, test } from 'vitest';
import { behaviourChoices } from './behaviours/list-choices.test-data.ts';
import { packs } from './mock-client.test-data.ts';
import { resolveError } from './resolve-error.ts';

describe('every error that a behaviour can choose is documented', () => {
  const listed = behaviourChoices();
  test('there are choices of both packs', () => {
    expect(new Set(listed.map(({ packId }) => packId))).toEqual(new Set(Object.keys(packs)));
    expect(listed.length).toBeGreaterThan(100);
  });
  test.each(listed)('$packId $operation $choice.status $choice.code ($where)', ({ packId, operation, choice }) => {
    const pack = packs[packId];
    // A retired operation has no page: it answers with common errors alone.
    const found = resolveError(choice, pack.operations[operation], pack.manifest);
    expect(found).toMatchObject({ status: choice.status, code: choice.code });
    expect(found?.message).not.toContain(choice.values === undefined ? '\u0000' : '%s');
  });
});

test('a message piece tells two rows of one code apart', () => {
  const pack = packs['aliyun-ecs'];
  const messageOf = (message: string) =>
    resolveError({ status: 403, code: 'InstanceExpired', message }, pack.operations.StartInstance, pack.manifest)
      ?.message;
  expect(messageOf('prePaid')).toBe('The prePaid instance has been expired.');
  expect(messageOf('postPaid')).toContain('postPaid');
});

test('what no page documents has no answer', () => {
  const pack = packs['volcengine-ecs'];
  expect(resolveError({ status: 418, code: 'Teapot' }, pack.operations.RenewInstance, pack.manifest)).toBeUndefined();
});
