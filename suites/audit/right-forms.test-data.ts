/** Right implementers whose worlds, state hooks or answers look different from the mock's. */
import type { EcsWorld } from '../ecs-world.test-data.ts';
import { answered, type Dressed, observed } from './answers-dressed.test-data.ts';
import { calls } from './faults/calls.ts';
import { changeAccount, changeInstance, doneOtherwise, given } from './faults/parts.ts';
import type { FaultPart } from './plant-fault.ts';
import type { RightImplementer } from './right-implementer.ts';

export const renewal = { pack: 'aliyun-ecs', operation: 'RenewInstance' } as const;
export const conversion = { pack: 'aliyun-ecs', operation: 'ModifyDiskChargeType' } as const;
export const otherRenewal = { pack: 'volcengine-ecs', operation: 'RenewInstance' } as const;

const ownersTask = 'the state protocol prescribes the word, so this is for the owner of the hook to translate';
const onceAndAtOnce = 'the world is looked at once, right after the answer';

/** Rewrites the orders of the observed world. */
const ordersAs = (change: (order: EcsWorld['orders'][number]) => object): Pick<RightImplementer, 'dress'> => ({
  dress: (mock) => observed(mock, (world) => ({ ...world, orders: world.orders.map(change) })),
});
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The term of these disks moves with their instance. */
const disksRenewed = (isMeant: (type: string) => boolean): FaultPart =>
  doneOtherwise((world, call) => {
    const instance = world.instances.find(({ id }) => id === given(call, 'InstanceId'));
    return {
      ...world,
      disks: world.disks.map((disk) =>
        disk.subscription && instance && disk.instanceIds.includes(instance.id) && isMeant(disk.type)
          ? { ...disk, subscription: { ...disk.subscription, untilMs: instance.expiryMs ?? 0 } }
          : disk,
      ),
    };
  });
const becomes = (status: 'Running' | 'Starting'): FaultPart =>
  doneOtherwise((world, call) => changeInstance(world, given(call, 'InstanceId'), () => ({ status })), calls.isExpired);
/** Credit shows as a negative balance. */
const balanceBelowNothing = doneOtherwise((world, { world: { account } }) =>
  account.credit > world.account.credit
    ? changeAccount(world, ({ balance, credit }) => ({
        balance: balance - (account.credit - credit),
        credit: account.credit,
      }))
    : world,
);

const worlds: readonly RightImplementer[] = [
  ...[renewal, otherRenewal].map((where) => ({
    ...where,
    name: 'a system disk that is renewed with its instance',
    decision: disksRenewed((type) => type === 'system'),
  })),
  {
    ...renewal,
    name: 'all subscription disks renewed with their instance',
    decision: disksRenewed(() => true),
  },
  {
    ...renewal,
    name: 'terms that end at the end of their day',
    decision: doneOtherwise((world, call) =>
      changeInstance(world, given(call, 'InstanceId'), ({ expiryMs }) => ({
        expiryMs: (expiryMs ?? 0) + 15 * 3_600_000,
      })),
    ),
    accused: 'the term of an expired instance is judged to fewer hours than a day has',
  },
  { ...renewal, name: 'an expired instance that runs once it is renewed', decision: becomes('Running') },
  { ...renewal, name: 'an expired instance that starts once it is renewed', decision: becomes('Starting') },
  { ...renewal, name: 'credit as a balance below nothing', decision: balanceBelowNothing },
  ...[renewal, otherRenewal].map((where) => ({
    ...where,
    name: 'vouchers that are no longer listed once they are used up',
    dress: ((mock) =>
      observed(mock, (world) => ({
        ...world,
        vouchers: world.vouchers.filter(({ balance }) => balance > 0),
      }))) satisfies RightImplementer['dress'],
  })),
];

const instantIn8 = (time: string | null): string | null =>
  time === null ? null : new Date(Date.parse(time) + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');

const hooks: readonly RightImplementer[] = [
  {
    ...renewal,
    name: 'times of the world in UTC+8',
    dress: (mock) =>
      observed(mock, (world) => ({
        ...world,
        instances: world.instances.map((it) => ({ ...it, expiredTime: instantIn8(it.expiredTime) })),
        disks: world.disks.map((it) => ({ ...it, expiredTime: instantIn8(it.expiredTime) })),
      })),
  },
  {
    ...renewal,
    name: 'times of the world in minutes',
    dress: (mock) =>
      observed(mock, (world) => ({
        ...world,
        instances: world.instances.map((it) => ({
          ...it,
          expiredTime: it.expiredTime && `${it.expiredTime.slice(0, 16)}Z`,
        })),
      })),
  },
  {
    ...renewal,
    name: 'more in the world than the protocol asks for, in another order',
    dress: (mock) =>
      observed(mock, (world) => ({
        ...world,
        instances: [
          ...world.instances.toReversed(),
          { instanceId: 'i-foreign', status: 'Running', chargeType: 'PostPaid', expiredTime: null, locks: [] },
        ],
        disks: world.disks.toReversed(),
        orders: world.orders.toReversed(),
        snapshots: [1],
      })),
  },
  {
    ...renewal,
    name: 'orders that are Paid',
    ...ordersAs((it) => ({ ...it, status: capital(it.status) })),
    accused: ownersTask,
  },
  {
    ...conversion,
    name: 'orders that are invalid where they are void',
    ...ordersAs((it) => ({ ...it, status: it.status === 'abnormal' ? 'invalid' : it.status })),
  },
  {
    ...renewal,
    name: 'orders of an operation by another name',
    ...ordersAs((it) => ({ ...it, operation: it.operation.toUpperCase() })),
    accused: ownersTask,
  },
  {
    ...renewal,
    name: 'orders of no operation',
    ...ordersAs(({ operation, ...it }) => it),
    accused: 'what is not judged as no world can be read is once laid to the suite, not to the owner of the hook',
  },
  {
    ...renewal,
    name: 'states that return more than the protocol asks for',
    dress: (mock) => ({
      ...mock,
      states: (body) => {
        const answer = mock.states(body);
        const isSetUp = (body as { readonly action?: string }).action === 'setup' && answer.status === 200;
        return isSetUp ? { ...answer, body: { ...answer.body, foo: 1, nested: { a: [1] }, requestId: null } } : answer;
      },
    }),
  },
  {
    ...renewal,
    name: 'no hook to observe the world',
    dress: (mock) => ({
      ...mock,
      states: (body) =>
        (body as { readonly action?: string }).action === 'observe'
          ? { status: 501, body: { error: 'not implemented' } }
          : mock.states(body),
    }),
  },
  ...[renewal, conversion].map((where) => ({
    ...where,
    name: 'orders that are processing for a moment',
    dress: ((mock) => {
      const shownAtMs = new Map<string, number>();
      return observed(mock, (world) => ({
        ...world,
        orders: world.orders.map((it) => {
          const shown = shownAtMs.get(it.orderId) ?? Date.now();
          shownAtMs.set(it.orderId, shown);
          return it.status === 'paid' && Date.now() - shown < 200 ? { ...it, status: 'processing' } : it;
        }),
      }));
    }) satisfies RightImplementer['dress'],
    accused: onceAndAtOnce,
  })),
];

const inJson = (answer: Dressed, change: (body: Readonly<Record<string, unknown>>) => object): Dressed =>
  answer.body.startsWith('{') ? { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) } : answer;
/** All messages in the vendor's language. */
const inChinese = (answer: Dressed): Dressed => ({
  ...answer,
  body: answer.body
    .replace(/"Message":\s*"(?:[^"\\]|\\.)*"/g, '"Message":"错误"')
    .replace(/<Message>[^<]*</, '<Message>错误<'),
});
const charsets = (answer: Dressed): Dressed => ({
  ...answer,
  contentType: `${answer.contentType.replace(/;.*/, '').replace('application/xml', 'text/xml')};charset=UTF-8`,
});

const forms: readonly RightImplementer[] = [renewal, conversion, otherRenewal].flatMap((where) => [
  { ...where, name: 'messages in Chinese', dress: (mock) => answered(mock, inChinese) },
  { ...where, name: 'content types with a charset', dress: (mock) => answered(mock, charsets) },
  {
    ...where,
    name: 'more fields, in another order',
    dress: (mock) =>
      answered(mock, (answer) =>
        inJson(answer, (body) => ({
          Extra: { a: 1 },
          ...Object.fromEntries(Object.entries(body).toReversed()),
          Recommend: 'https://example.com/',
        })),
      ),
  },
]) satisfies readonly RightImplementer[];

export const rightForms: readonly RightImplementer[] = [...worlds, ...hooks, ...forms];
