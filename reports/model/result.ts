/** The results of a run, and the statements that no case tests. */
import { Type } from 'typebox';
import { type DataOf, nameSchema, referTo, requirementKindSchema } from '#specs';
import {
  exchangeFields,
  judgedAnswerSchema,
  levelSchema,
  mismatchSchema,
  partySchema,
  trialRoleSchema,
  verdictSchema,
} from '#suites';
import { evidence, page, profile, reachClass, text } from './parts.ts';

export const exchange = nameSchema(
  'exchange',
  Type.Object(
    { role: trialRoleSchema, ...exchangeFields },
    {
      description: 'One request and its response, redacted. There is either a response or a fault.',
      oneOf: [{ required: ['response'] }, { required: ['fault'] }],
    },
  ),
);
export type ReportedExchange = DataOf<typeof exchange.schema>;

const interpretation = (description: string) =>
  Type.Object({ finding: text('Id of the finding.'), choice: text('Choice that was applied.') }, { description });

export const result = nameSchema(
  'result',
  Type.Object(
    {
      case: text('Id of the case. A case with several claims has several results.'),
      requirements: Type.Array(text('Id of a requirement.'), {
        description: 'Requirements that the verdict is about.',
      }),
      pack: text('Pack of the case.'),
      operation: text('Operation that is judged.'),
      title: text('The case in a few words.'),
      profile: referTo(profile, 'Profile of the requirements.'),
      kind: Type.Enum(requirementKindSchema.enum, { type: 'string', description: 'Kind of the requirements.' }),
      level: referTo(levelSchema, 'Level of the requirements in the selected editions.'),
      class: referTo(reachClass, 'Class of reach of the case.'),
      cause: Type.Optional(text('Cause that the case provokes. Absent for successes.')),
      verdict: referTo(verdictSchema, 'The verdict.'),
      evidence: Type.Optional(referTo(evidence, 'Present for pass and warning only.')),
      reason: Type.Optional(text('One sentence: why the verdict is not a pass, or what the pass is based on.')),
      party: Type.Optional(partySchema),
      page: referTo(page, 'The place in the newest edition.'),
      says: Type.Optional(text('What the page says there, in one sentence of this project.')),
      expected: text('What the page says, in a few words.'),
      observed: text('What the target showed, in a few words.'),
      drawnIn: Type.Optional(
        text('For a rule about every answer: the case with the first answer that broke it, if that is another case.'),
      ),
      mismatches: Type.Optional(
        Type.Array(referTo(mismatchSchema, 'One difference.'), {
          description: 'Every difference that was found. Absent if the answer has no difference.',
        }),
      ),
      judged: Type.Optional(
        referTo(judgedAnswerSchema, 'The answer to the judged request, as data. Absent if no readable answer came.'),
      ),
      reading: Type.Optional(
        interpretation(
          'The interpretation of contradictory pages that the verdict depends on. Absent if it depends on none.',
        ),
      ),
      readings: Type.Optional(
        Type.Array(interpretation('One interpretation.'), {
          description:
            'All interpretations that the verdict depends on, if there are several. The first of them is also in `reading`.',
        }),
      ),
      exchanges: Type.Array(referTo(exchange, 'One exchange.'), {
        description: 'Every exchange of the trial and its controls, in order.',
      }),
    },
    { description: 'Verdict about one claim of one case.' },
  ),
);
export type ReportedResult = DataOf<typeof result.schema>;

export const untested = nameSchema(
  'untested',
  Type.Object(
    {
      requirement: text('Id of the requirement.'),
      pack: text('Pack of the requirement.'),
      operation: text('Operation of the requirement.'),
      class: referTo(reachClass, 'Class of reach, which says why there is no case.'),
      reason: text('Why there is no case, in words.'),
      page: referTo(page, 'The place in the newest edition.'),
    },
    { description: 'A documented statement without a case.' },
  ),
);
/** A documented statement without a case, and the reason. */
export type ReportedGap = DataOf<typeof untested.schema>;
