/** What goes with a scope, and what stays. */
import { expect, test } from 'vitest';
import { createScopes } from './scopes.ts';
import { emptyWorld } from './world.ts';

const begin = (_address: unknown, number: number) =>
  emptyWorld({ number, regionId: 'r', zoneId: 'z', orderPrefix: '' });

test('the keys and tokens of a scope go with it, those of another stay', () => {
  const scopes = createScopes(begin);
  const [one, other] = ['one', 'other'].map((scope) => {
    const address = { packId: 'p', scope };
    scopes.world(address);
    return { address, key: scopes.addKey(address, { denied: [], temporary: true }) };
  });
  if (one === undefined || other === undefined) throw new Error('there are two scopes');
  const isKnown = ({ key }: typeof one) => [scopes.findKey(key.id) !== undefined, scopes.isToken(key.token ?? '')];
  expect([isKnown(one), isKnown(other)]).toEqual([
    [true, true],
    [true, true],
  ]);
  scopes.remove(one.address);
  expect([isKnown(one), isKnown(other)]).toEqual([
    [false, false],
    [true, true],
  ]);
});
