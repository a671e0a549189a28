/** Small schemas that the parts of the report are made of. Each takes the sentence that describes the field. */
import { Type } from 'typebox';
import { evidenceSchema, reachClassSchema } from '#contracts';
import { type LineSpan, nameSchema, profileNameSchema } from '#specs';

export const text = (description: string) => Type.String({ description });
export const count = (description: string) => Type.Integer({ minimum: 0, description });
export const flag = (description: string) => Type.Boolean({ description });
export const caseId = text('Id of a case.');

export const evidence = nameSchema(
  'evidence',
  Type.Enum(evidenceSchema.enum, {
    type: 'string',
    description:
      'What a pass is based on. proven: case and control. observed: the answer alone. injected: the target was instructed to answer so.',
  }),
);

export const reachClass = nameSchema(
  'class',
  Type.Enum(reachClassSchema.enum, {
    type: 'string',
    description:
      'What it takes to provoke the cause: a request, a state, an account or a fault. unreachable: no request can. unmodelled: nobody has written a case yet.',
  }),
);

export const profile = nameSchema(
  'profile',
  Type.Enum(profileNameSchema.enum, {
    type: 'string',
    description: 'List of requirements that a target can be certified for.',
  }),
);

export const page = nameSchema(
  'page',
  Type.Object(
    {
      document: text('Id of the document. Its sha256 is listed under packs.'),
      lines: Type.Unsafe<LineSpan>({
        type: 'array',
        description: 'First and last line. Lines count from 1, and both are included.',
        items: count('A line number.'),
        minItems: 2,
        maxItems: 2,
      }),
    },
    { description: 'A place on a vendor page.' },
  ),
);
