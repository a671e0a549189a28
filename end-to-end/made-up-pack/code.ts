/**
 * What Nimbus Volumes needs beyond data: its signature, what the mock does for it, and a walk model. The project imports no
 * value from this file unless `--pack-code` asks for it. The imports from the package are types, which Node removes.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PackCode } from 'ecs-conformance';

type Signer = NonNullable<PackCode['signers']>[number];
type Behaviours = NonNullable<PackCode['behaviours']>;
type Behaviour = Extract<Behaviours['operations'][string], { readonly rules: unknown }>;
type Call = Parameters<Behaviour['effect']>[0];
type World = Call['world'];
type ErrorChoice = Behaviour['throttled'];
type State = NonNullable<Behaviours['states']>[string];
type Stage = Parameters<State['setUp']>[0];
type Setting = ReturnType<State['setUp']>;

// --- The signature: a ticket in a header. The operation travels in the query as `Do`, the version in a header.

interface Ticket {
  readonly key: string;
  readonly at: string;
  readonly proof: string;
}

const ticketHeader = 'x-nimbus-ticket';
const editionHeader = 'x-nimbus-edition';

/** The proof covers the moment, the edition and the whole query. */
const proofOf = (secret: string, at: string, edition: string, query: string): string =>
  createHmac('sha256', secret).update(`${at}\n${edition}\n${query}`).digest('hex');

function readTicket(text = ''): Ticket | undefined {
  const [, key, at, proof] = /^key=([^;]+);at=([^;]+);proof=([0-9a-f]{64})$/.exec(text) ?? [];
  return key === undefined || at === undefined || proof === undefined ? undefined : { key, at, proof };
}

const sign: Signer['sign'] = (request, credentials, { now }) => {
  const { places = {} } = request;
  const operation = places.operation === undefined ? request.operation : places.operation;
  const url = new URL(request.baseUrl);
  if (operation !== null) url.searchParams.append('Do', operation);
  for (const [name, value] of request.parameters) url.searchParams.append(name, value);
  const at = now.toISOString();
  const secret = request.signedWith ?? credentials.accessKeySecret.reveal();
  const proof = proofOf(secret, at, request.version, url.search);
  const headers = {
    [editionHeader]: request.version,
    [ticketHeader]: `key=${credentials.accessKeyId};at=${at};proof=${proof}`,
  };
  return { method: 'GET', url: url.href, headers, body: '' };
};

const verify: Signer['verify'] = ({ url, headers }, { findKey, now }) => {
  if (headers[ticketHeader] === undefined) return { valid: false, fault: 'missing' };
  const ticket = readTicket(headers[ticketHeader]);
  if (ticket === undefined) return { valid: false, fault: 'malformed' };
  const age = Math.abs(now.getTime() - new Date(ticket.at).getTime());
  if (!(age < 900_000)) return { valid: false, fault: 'expired' };
  const key = findKey(ticket.key);
  if (key === undefined) return { valid: false, fault: 'unknown-key' };
  const secret = key.accessKeySecret.reveal();
  const proof = proofOf(secret, ticket.at, headers[editionHeader] ?? '', new URL(url).search);
  const isRight = timingSafeEqual(Buffer.from(proof), Buffer.from(ticket.proof));
  return isRight ? { valid: true, accessKeyId: ticket.key } : { valid: false, fault: 'wrong-signature' };
};

const nimbusTicket: Signer = {
  name: 'nimbus-ticket',
  wire: {
    operation: { parameters: ['Do'], headers: [] },
    version: { parameters: [], headers: [editionHeader] },
    secrets: { parameters: [], headers: [] },
    secretParts: [
      { header: ticketHeader, pattern: /key=([^;]+)/ },
      { header: ticketHeader, pattern: /proof=([^;]+)/ },
    ],
  },
  recognises: ({ headers }) => headers[ticketHeader] !== undefined,
  sign,
  verify,
};

export const signers: PackCode['signers'] = [nimbusTicket];

// --- The mock: volumes in the world of a scope, two operations, and the provider states.

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

// --- The walk model: one volume, its size, and what is in arrears.

type Model = NonNullable<PackCode['walkModel']>;

interface Walked {
  readonly sizeGiB: number;
  readonly isVolumePaid: boolean;
  readonly isPoolPaid: boolean;
}

/** The engine hands back only states that came from this model. */
const walked = (state: unknown): Walked => state as Walked;
const holds = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
const onPage = (statement: string, document: string, line: number) => ({
  statement,
  place: { document, lines: [line, line] as const },
});
const yesOrNo = (is: boolean): Paid => (is ? 'yes' : 'no');
const grows = onPage('the volume has the new size', 'ExtendVolume', 17);

const extendTo = (sizeGiB: number): Model['commands'][number] => ({
  name: `extend-to-${sizeGiB}`,
  description: `extends the volume to ${sizeGiB} GiB`,
  weight: 2,
  act: {
    action: 'request',
    operation: 'ExtendVolume',
    parameters: { VolumeId: '${volumeId}', SizeGiB: String(sizeGiB) },
    refusals: [
      {
        ...onPage('a volume in arrears is not extended', 'arrears', 7),
        rows: ['402 VolumeInArrears'],
        holds: (state) => holds(!walked(state).isVolumePaid),
      },
      {
        ...onPage('a volume in a pool in arrears is not extended', 'arrears', 7),
        rows: ['402 PoolInArrears'],
        holds: (state) => holds(!walked(state).isPoolPaid),
      },
      {
        ...onPage('a volume is never made smaller', 'ExtendVolume', 3),
        rows: ['409 SizeNotLarger'],
        holds: (state) => holds(sizeGiB <= walked(state).sizeGiB),
      },
    ],
  },
  basedOn: [grows],
  after: (state) => ({ ...walked(state), sizeGiB }),
});

const event = (name: string, state: string, change: Partial<Walked>): Model['commands'][number] => ({
  name,
  description: state,
  weight: 1,
  act: {
    action: 'state',
    name: state,
    params: () => ({ volumeId: '${volumeId}' }),
  },
  basedOn: [],
  after: (before) => ({ ...walked(before), ...change }),
});

const nameOf = ({ sizeGiB, isVolumePaid, isPoolPaid }: Walked): string =>
  [`${sizeGiB} GiB`, isVolumePaid ? '' : 'volume in arrears', isPoolPaid ? '' : 'pool in arrears']
    .filter((part) => part !== '')
    .join(', ');

export const walkModel: PackCode['walkModel'] = {
  starts: [
    {
      name: 'new',
      description: 'a new volume',
      state: { sizeGiB: 20, isVolumePaid: true, isPoolPaid: true } satisfies Walked,
      providerStates: [{ name: 'a volume exists', params: { sizeGiB: 20 } }],
    },
  ],
  commands: [
    extendTo(30),
    extendTo(40),
    event('volume-into-arrears', 'the volume is in arrears', { isVolumePaid: false }),
    event('pay-volume', 'the volume is paid for', { isVolumePaid: true }),
    event('pool-into-arrears', 'the pool of the volume is in arrears', { isPoolPaid: false }),
    event('pay-pool', 'the pool of the volume is paid for', { isPoolPaid: true }),
  ],
  resources: [{ name: 'volume', kind: 'volumes', idValue: 'volumeId' }],
  nameOfState: (state) => nameOf(walked(state)),
  keyOfState: (state) => nameOf(walked(state)),
  afterExpectedSnapshot: (state) => state,
  compare(state, { volume = {} }) {
    const { sizeGiB, isVolumePaid, isPoolPaid } = walked(state);
    const expected = { sizeGiB: String(sizeGiB), paid: yesOrNo(isVolumePaid), poolPaid: yesOrNo(isPoolPaid) };
    const disagreements = Object.entries(expected).flatMap(([field, value]) => {
      const actual = String(volume[field]);
      return actual === value ? [] : [{ field: `${field} of the volume`, expected: value, actual }];
    });
    return { state, disagreements };
  },
  cells: {
    conditions: ['volume', 'pool'],
    conditionsIn: (state) => [
      ...(walked(state).isVolumePaid ? [] : ['volume']),
      ...(walked(state).isPoolPaid ? [] : ['pool']),
    ],
    ownStates: ['a volume exists', 'the volume is in arrears', 'the pool of the volume is in arrears'],
    endsWalk: [],
    mayTry: () => true,
    onlyArrearsRefuse: () => true,
  },
};
