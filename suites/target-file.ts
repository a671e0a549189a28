/** The target file: the implementation under test, described by its owner. `target-file.schema.json` is generated from here. */
import { Type } from 'typebox';
import { type DataOf, mapOf } from '#specs';

const closed = { additionalProperties: false } as const;
const url = { type: 'string', format: 'uri' } as const;
const variable = Type.String({ description: 'Name of an environment variable.' });

const credentials = Type.Object(
  { accessKeyId: variable, accessKeySecret: variable, securityToken: Type.Optional(variable) },
  { ...closed, description: 'Environment variables for one pack.' },
);

const supports = Type.Object(
  {
    states: Type.Optional(
      Type.Array(Type.String({ description: 'Name of a state.' }), {
        description:
          'States that the target implements. A case that needs another state is skipped, by decision of the owner.',
      }),
    ),
    observe: Type.Optional(Type.Boolean({ default: true, description: 'The target implements the action `observe`.' })),
    scopes: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'Scopes are isolated. If false, the runner runs one case at a time.',
      }),
    ),
  },
  { ...closed, description: 'The part of the state protocol that the target implements. Default: all of it.' },
);

export const targetFile = Type.Object(
  {
    url: Type.Optional(Type.String({ ...url, description: 'Base URL for every pack.' })),
    urls: Type.Optional(
      mapOf(Type.String({ ...url, description: 'Base URL of one pack.' }), {
        minProperties: 1,
        description: 'Base URL per pack id, instead of `url`.',
      }),
    ),
    disposable: Type.Optional(
      Type.Boolean({
        default: false,
        description:
          "The target may be changed at will. Never set this for a vendor's endpoint: it switches the cost guard off.",
      }),
    ),
    stateUrl: Type.Optional(
      Type.String({ ...url, description: 'Address where the target serves the provider-state protocol.' }),
    ),
    supports: Type.Optional(supports),
    settleMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 60_000,
        default: 0,
        description:
          'Milliseconds that the runner waits for late effects: after a judged request, and after a request before it that succeeded. For targets whose effects come late without an order in `processing`.',
      }),
    ),
    credentials: Type.Optional(
      mapOf(credentials, {
        description: 'Per pack id, the environment variables that hold the keys for this target.',
      }),
    ),
  },
  { ...closed, anyOf: [{ required: ['url'] }, { required: ['urls'] }] },
);
export type TargetFile = DataOf<typeof targetFile>;

/** JSON Schema of the target file, as published. */
export function targetFileSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ecs-conformance:schema:target-file',
    title: 'Target file: the implementation under test, described by its owner',
    ...targetFile,
  };
}
