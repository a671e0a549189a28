/** A small made-up pack with its causes, for tests of the rules: `Grow` changes a plant, `Look` shows it. */
import type { Pack, Requirement } from '#specs';
import { assembleCauseFile } from '../causes/assemble-cause-file.ts';
import type { OperationCauses, SharedCauses } from '../causes/cause-file.ts';
import type { Contract } from '../model.ts';
import { generateContract } from './generate-contract.ts';

const page = { document: 'page', lines: [1, 2] } as const;

type Facts = Partial<Requirement> & Pick<Requirement, 'kind'>;

/** A requirement of the pack; `Grow` unless said otherwise. */
export function requirement(id: string, facts: Facts): Requirement {
  return { id: `toy/${id}`, operation: 'Grow', profile: 'errors', level: 'must', provenance: [page], ...facts };
}

/** An error row and the effect that goes with it. */
export function row(operation: string, status: number, code: string): readonly Requirement[] {
  const facts = { operation, status, code, message: `${code} it is.` };
  return [
    requirement(`${operation}/error/${status}/${code}`, { kind: 'error-row', ...facts }),
    requirement(`${operation}/effect/error/${status}/${code}`, { kind: 'effect', ...facts }),
  ];
}

/** The success of an operation and its effect. */
export function success(operation: string): readonly Requirement[] {
  return [
    requirement(`${operation}/behaviour/success`, { kind: 'behaviour', operation }),
    requirement(`${operation}/effect/success`, { kind: 'effect', operation }),
  ];
}

const signatureWrong = {
  status: 403,
  code: 'SignatureWrong',
  message: 'Wrong signature.',
  source: 'page',
  about: ['parameter'],
};

/** The pack with these requirements, and changes to anything else. */
function toyPack(
  requirements: readonly Requirement[],
  changes: Partial<Pack>,
  commonErrors: readonly object[] = [signatureWrong],
): Pack {
  const binding = {
    version: '1',
    signers: ['one', 'two'],
    formats: ['json'],
    commonParameters: ['Action'],
    successStatus: 200,
    requestId: '/RequestId',
    errorCode: '/Code',
    errorMessage: '/Message',
  };
  const operations = { Grow: { class: 'bills' }, Look: { class: 'read' } };
  return {
    manifest: { id: 'toy', binding, operations, commonErrors },
    documents: [],
    operations: { Grow: {}, Look: {} },
    resources: {
      instances: {
        id: 'instanceId',
        fields: { instanceId: { schema: { type: 'string' } }, name: { schema: { type: 'string' } } },
      },
    },
    arrears: [],
    findings: [],
    rulings: [],
    profiles: [],
    protocol: [],
    retired: [],
    ...changes,
    requirements,
  } as unknown as Pack;
}

const plant = { name: 'an instance exists', params: {} };

export const grow: OperationCauses = {
  absent: ['404 NotThere'],
  baseline: {
    states: [plant],
    parameters: { InstanceId: '${instanceId}', Size: '2' },
    effect: {
      changes: [
        {
          change: 'field',
          resource: 'instances',
          id: '${instanceId}',
          field: 'name',
          becomes: { to: 'value', oneOf: ['grown'] },
        },
      ],
      allowed: [],
    },
  },
};

export const look: OperationCauses = {
  baseline: {
    states: [plant],
    parameters: { InstanceId: '${instanceId}' },
    contains: { InstanceId: '${instanceId}' },
    effect: { changes: [], allowed: [] },
  },
};

const shared: SharedCauses = { vendorValues: { instanceId: 'i-reserved' }, channel: 'Grow' };

interface Toy {
  readonly requirements: readonly Requirement[];
  readonly operations: Readonly<Record<string, OperationCauses>>;
  readonly shared?: Partial<SharedCauses>;
  readonly pack?: Partial<Pack>;
  readonly commonErrors?: readonly object[];
}

/** The contract that the generator makes of it. */
export function generateToy({ requirements, operations, shared: more = {}, pack = {}, commonErrors }: Toy): Contract {
  return generateContract(
    toyPack(requirements, pack, commonErrors),
    assembleCauseFile({ ...shared, ...more }, operations),
  );
}

export const idsOf = ({ cases }: Contract): readonly string[] => cases.map(({ id }) => id);
