import { describe, expect, test } from 'vitest';
import type { Report } from '#reports';
import { createSender } from '../execute/send.ts';
import { createMock } from '../mock/create-mock.ts';
import { mockCredentials } from '../mock/mock-credentials.ts';
import { callbackDriver } from '../states/callback-driver.ts';
import { overHttp } from './degenerate-server.test-data.ts';
import { leakyKinds, spoiltKinds } from './degenerate-targets.test-data.ts';
import { judgeDegenerate, judgeMock, packs } from './judge-degenerate.test-data.ts';
import { judgeKinds } from './judge-kinds.test-data.ts';
import { chargesTwice } from './leaks.test-data.ts';
import { serveSpoilt } from './spoilt-mocks.test-data.ts';

judgeKinds([...spoiltKinds, ...leakyKinds]);

async function judgeOverHttp(): Promise<Report> {
  const target = await serveSpoilt(createMock({ packs }), {}, overHttp);
  const report = await judgeDegenerate(target, 5000);
  await target.close();
  return report;
}

/** The control: what catches spoilt mocks is the change, not the way they are served. */
describe('the mock with nothing changed', () => {
  test.each([
    ['in process', judgeMock],
    ['over HTTP', judgeOverHttp],
  ])('conforms and is certified %s', async (_way, judge) => {
    const { outcome, profiles } = await judge();
    expect(outcome).toEqual({ conforms: true, exitCode: 0, reasons: [] });
    const showable = profiles.filter(({ requirements }) => requirements > 0);
    expect(showable.filter(({ certified }) => !certified)).toEqual([]);
    expect(showable.length).toBeGreaterThanOrEqual(5);
    expect(profiles.some(({ withoutCases }) => withoutCases.unmodelled > 0)).toBe(true);
  });
});

/** Shows that this target does what its name says: the second answer is right, and the second charge is real. */
test('the target that charges twice answers a replay with the first answer and charges again', async () => {
  const target = await chargesTwice(packs);
  const { client } = target;
  if (client === undefined) throw new Error('it is not in this process');
  const driver = callbackDriver(target.stateUrl, client, undefined);
  const [pack] = packs;
  const id = pack?.manifest.id ?? '';
  const place = { kind: 'disposable', urls: { [id]: target.url }, credentials: { [id]: mockCredentials } } as const;
  const sender = createSender(place, client);
  const made = await driver.setUp(id, 'twice', 'an instance exists', {});
  const instanceId = made.outcome === 'done' ? String(made.value.instanceId) : '';
  const renew = async () => {
    const wire = { InstanceId: instanceId, Period: '1', PeriodUnit: 'Month', ClientToken: 'once', Format: 'JSON' };
    if (pack === undefined) throw new Error('there is no pack');
    const parameters = Object.entries(wire);
    const exchange = await sender.send({ pack, operation: 'RenewInstance', parameters });
    const world = await driver.observe(id, 'twice');
    const { OrderId } = JSON.parse(exchange.response?.body ?? '{}') as { readonly OrderId?: string };
    return { OrderId, balance: world.outcome === 'done' ? world.value.balance : Number.NaN };
  };
  const [first, replay] = [await renew(), await renew()];
  await target.close();
  expect(replay).toEqual({ OrderId: first.OrderId, balance: first.balance - 1 });
});
