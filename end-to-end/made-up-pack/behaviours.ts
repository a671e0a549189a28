/** What the mock does for Nimbus: volumes in the world of a scope, two operations, and the provider states. */
import { randomBytes } from 'node:crypto';
import type { PackCode } from 'ecs-conformance';

type Behaviours = NonNullable<PackCode['behaviours']>;
type Behaviour = Extract<Behaviours['operations'][string], { readonly rules: unknown }>;
type Call = Parameters<Behaviour['effect']>[0];
type World = Call['world'];
type ErrorChoice = Behaviour['throttled'];
type State = NonNullable<Behaviours['states']>[string];
type Stage = Parameters<State['setUp']>[0];
type Setting = ReturnType<State['setUp']>;

type Paid = 'yes' | 'no';
type Volume = World['others'][string][number] & {
  readonly sizeGiB: number;
  readonly paid: Paid;
  readonly poolPaid: Paid;
};

const answer = (status: number, code: string): ErrorChoice => ({ status, code });
const ticketInvalid = answer(401, 'TicketInvalid');
const invalidTicket = (): ErrorChoice => ticketInvalid;
const noSuchOperation = answer(404, 'NoSuchOperation');
const tooMany = answer(429, 'TooManyRequests');
const outOfOrder = answer(500, 'OutOfOrder');

/** Only this file puts volumes into a world. */
const volumesOf = (world: World): readonly Volume[] => (world.others.volumes ?? []) as readonly Volume[];

const withVolumes = (world: World, volumes: readonly Volume[]): World => ({
  ...world,
  others: { ...world.others, volumes },
});

const volumeOf = ({ world, parameters }: Call): Volume | undefined =>
  volumesOf(world).find(({ id }) => id === parameters.get('VolumeId'));

const sizeOf = ({ parameters }: Call): number => Number(parameters.get('SizeGiB'));

const extendVolume: Behaviour = {
  throttled: tooMany,
  internalFault: outOfOrder,
  parameters: {
    missing: { VolumeId: answer(404, 'VolumeNotFound') },
    invalid: {},
    otherwise: answer(400, 'InvalidSize'),
  },
  rules: [
    { name: 'no such volume', applies: (call) => volumeOf(call) === undefined, answer: answer(404, 'VolumeNotFound') },
    {
      name: 'pool in arrears',
      applies: (call) => volumeOf(call)?.poolPaid === 'no',
      answer: answer(402, 'PoolInArrears'),
    },
    {
      name: 'volume in arrears',
      applies: (call) => volumeOf(call)?.paid === 'no',
      answer: answer(402, 'VolumeInArrears'),
    },
    {
      name: 'size not larger',
      applies: (call) => sizeOf(call) <= (volumeOf(call)?.sizeGiB ?? 0),
      answer: answer(409, 'SizeNotLarger'),
    },
  ],
  effect(call) {
    const [id, sizeGiB] = [call.parameters.get('VolumeId') ?? '', sizeOf(call)];
    const volumes = volumesOf(call.world).map((volume) => (volume.id === id ? { ...volume, sizeGiB } : volume));
    return {
      outcome: 'success',
      world: withVolumes(call.world, volumes),
      result: { VolumeId: id, SizeGiB: sizeGiB },
    };
  },
};

const describeVolumes: Behaviour = {
  throttled: tooMany,
  internalFault: outOfOrder,
  parameters: { missing: {}, invalid: {}, otherwise: answer(400, 'InvalidPageSize') },
  rules: [],
  effect({ world, parameters }) {
    const named = parameters.get('VolumeId');
    const shown = volumesOf(world)
      .filter(({ id }) => named === undefined || id === named)
      .slice(0, Number(parameters.get('PageSize') ?? 10))
      .map(({ id, sizeGiB, paid, poolPaid }) => ({ VolumeId: id, SizeGiB: sizeGiB, Paid: paid, PoolPaid: poolPaid }));
    return { outcome: 'success', world, result: { Volumes: shown } };
  },
};

/** A new volume in the scope. Its id holds the number of the world, so that no two scopes have the same id. */
function addVolume({ world, params }: Stage): Setting {
  const id = `vol-${world.number}-${world.serial}`;
  const volume: Volume = { id, sizeGiB: params.integer('sizeGiB'), paid: 'yes', poolPaid: 'yes' };
  const serial = world.serial + 1;
  return { world: { ...withVolumes(world, [...volumesOf(world), volume]), serial }, values: { volumeId: id } };
}

/** A state of the volume that the parameters name, or else of the latest one. */
const stateOfVolume = (change: Partial<Pick<Volume, 'paid' | 'poolPaid'>>): State => ({
  params: { volumeId: { kind: 'text' } },
  setUp({ world, params }) {
    const id = params.text('volumeId') || volumesOf(world).at(-1)?.id;
    const volumes = volumesOf(world).map((volume) => (volume.id === id ? { ...volume, ...change } : volume));
    return { world: withVolumes(world, volumes) };
  },
});

export const behaviours: PackCode['behaviours'] = {
  zoneSuffix: '-a',
  orderPrefix: '',
  newRequestId: () => `nb-${randomBytes(8).toString('hex')}`,
  namedIn: ['query', 'header'],
  parametersIn: ['query'],
  envelope: { success: {}, error: {}, cdata: [] },
  protocol: {
    method: noSuchOperation,
    missingVersion: noSuchOperation,
    unknownVersion: () => noSuchOperation,
    missingAction: noSuchOperation,
    unknownAction: () => noSuchOperation,
    unknownService: () => noSuchOperation,
    givenTwice: () => noSuchOperation,
    unknownFormat: noSuchOperation,
    nonceUsed: ticketInvalid,
    internalFault: outOfOrder,
    signature: {
      missing: invalidTicket,
      'missing-key': invalidTicket,
      'missing-signature': invalidTicket,
      'missing-nonce': invalidTicket,
      'missing-time': invalidTicket,
      'missing-token': invalidTicket,
      malformed: invalidTicket,
      'malformed-credential': invalidTicket,
      'malformed-token': invalidTicket,
      'unknown-method': invalidTicket,
      'unknown-key': invalidTicket,
      'wrong-signature': invalidTicket,
      'wrong-token': invalidTicket,
      'bad-time': invalidTicket,
      expired: invalidTicket,
    },
  },
  operations: { ExtendVolume: extendVolume, DescribeVolumes: describeVolumes },
  states: {
    'a volume exists': { params: { sizeGiB: { kind: 'integer', default: 20 } }, setUp: addVolume },
    'the volume is in arrears': stateOfVolume({ paid: 'no' }),
    'the volume is paid for': stateOfVolume({ paid: 'yes' }),
    'the pool of the volume is in arrears': stateOfVolume({ poolPaid: 'no' }),
    'the pool of the volume is paid for': stateOfVolume({ poolPaid: 'yes' }),
  },
};
