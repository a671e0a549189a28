/** What walks do with one volume, and what the pages say must follow: its size, and what is in arrears. */
import type { PackCode } from 'ecs-conformance';

type Paid = 'yes' | 'no';
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
