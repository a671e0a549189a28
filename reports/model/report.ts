/** The report as a whole: what ran, against what, and the parts of the other files. */
import { Type } from 'typebox';
import { type DataOf, mapOf, nameSchema, referTo } from '#specs';
import { targetKindSchema, undocumentedAnswerSchema } from '#suites';
import { certification } from './certification.ts';
import { coverage, resultCounts, spend, verdictCounts } from './counts.ts';
import { cell } from './matrix.ts';
import { caseId, count, flag, profile, text } from './parts.ts';
import { result, untested } from './result.ts';

const textOrNull = (description: string) => Type.Unsafe<string | null>({ type: ['string', 'null'], description });

export const document = nameSchema(
  'document',
  Type.Object(
    {
      id: text('Id that places on pages refer to.'),
      title: text('Title in the words of this project.'),
      operation: Type.Optional(text('Operation that the page describes. Absent for pages about several.')),
      edition: text('Label of the edition.'),
      date: text('Date of the edition, or `not stated`.'),
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the original page.' }),
    },
    { description: 'One edition of one vendor page.' },
  ),
);
export type ReportedDocument = DataOf<typeof document.schema>;

export const pack = nameSchema(
  'pack',
  Type.Object(
    {
      id: text('Id of the pack.'),
      title: text('Name of the product.'),
      version: text('API version.'),
      documents: Type.Array(referTo(document, 'One edition.'), { description: 'Pages that the pack is derived from.' }),
    },
    { description: 'One vendor product.' },
  ),
);
export type ReportedPack = DataOf<typeof pack.schema>;

export const target = nameSchema(
  'target',
  Type.Object(
    {
      kind: targetKindSchema,
      urls: mapOf(text('Base URL without user name and password.'), { description: 'Base URL per pack.' }),
      stateUrl: Type.Optional(text('Address of the provider-state protocol.')),
      file: Type.Optional(text('Path of the target file, if there is one.')),
    },
    { description: 'What was tested, without credentials.' },
  ),
);

export const reading = nameSchema(
  'reading',
  Type.Object(
    {
      finding: text('Id of the finding.'),
      choice: text('Choice that was applied.'),
      choices: mapOf(text('The choice in words.'), {
        description: 'What each choice means. Empty if no ruling of a pack says so.',
      }),
      byDefault: flag('True if the caller chose nothing.'),
      cases: Type.Array(caseId, { description: 'Cases whose verdict depends on the choice.' }),
    },
    { description: 'How this run interpreted one contradiction between the pages.' },
  ),
);
export type AppliedReading = DataOf<typeof reading.schema>;

const suite = Type.Object(
  {
    name: text('Name of the suite.'),
    version: text('Version of the suite.'),
    commit: textOrNull('Commit of the suite, or null if it is not known.'),
  },
  { description: 'What produced the report.' },
);

const caseGlob = text('Glob over case ids.');
const configuration = Type.Object(
  {
    packs: Type.Array(text('Id of a pack.'), { description: 'Packs that ran.' }),
    profiles: Type.Array(referTo(profile, 'A profile.'), { description: 'Profiles that were selected.' }),
    operations: Type.Array(text('Name of an operation.'), { description: 'Operations that were selected.' }),
    cases: Type.Array(caseGlob, { description: 'Cases that were selected.' }),
    editions: Type.Array(text('Label of an edition.'), { description: 'Editions that were selected.' }),
    allowInconclusive: Type.Array(caseGlob, { description: 'Cases whose inconclusive results are accepted.' }),
    concurrency: count('Highest number of cases that ran at the same time.'),
    timeoutMs: Type.Number({ minimum: 0, description: 'Longest wait for one response, in milliseconds.' }),
  },
  { description: 'What was selected and allowed. Empty lists select everything.' },
);

const outcome = Type.Object(
  {
    conforms: flag('True if there is no reason against it.'),
    exitCode: Type.Unsafe<0 | 1>({
      type: 'integer',
      enum: [0, 1],
      description: 'Exit code of the command for this outcome.',
    }),
    reasons: Type.Array(text('One sentence.'), {
      description: 'Why the run does not conform. Empty if it conforms.',
    }),
  },
  { description: 'Whether the run conforms.' },
);

export const report = Type.Object(
  {
    schemaVersion: Type.Literal('1.0.0', { description: 'Version of this format, as in semantic versioning.' }),
    suite,
    startedAt: Type.String({ format: 'date-time', description: 'Start of the run, ISO 8601 in UTC.' }),
    durationMs: Type.Number({ minimum: 0, description: 'Wall time of the run in milliseconds.' }),
    target: referTo(target, 'What was tested.'),
    configuration,
    packs: Type.Array(referTo(pack, 'One pack.'), {
      description: 'Packs that ran, with the pages that they are derived from.',
    }),
    totals: referTo(verdictCounts, 'Results per verdict.'),
    counts: resultCounts,
    profiles: Type.Array(referTo(certification, 'One pack and profile.'), {
      description: 'Profiles of packs, and whether this run certifies its target for them.',
    }),
    coverage,
    results: Type.Array(referTo(result, 'One result.'), { description: 'Every result, in the order of the cases.' }),
    matrix: Type.Array(referTo(cell, 'One cell.'), {
      description: 'Every cell of the arrears matrices, documented and observed.',
    }),
    untested: Type.Array(referTo(untested, 'One statement.'), {
      description: 'Every documented statement that no case tests, and why.',
    }),
    undocumented: Type.Array(referTo(undocumentedAnswerSchema, 'One answer.'), {
      description: 'Answers that no page lists for their operation.',
    }),
    readings: Type.Array(referTo(reading, 'One contradiction.'), {
      description: 'How this run interpreted contradictory pages.',
    }),
    waivers: Type.Array(
      Type.Unsafe<never>({ type: 'object', description: 'A known failure that its owner accepted.' }),
      { description: 'Waivers that were applied.' },
    ),
    spend: referTo(spend, 'Number of requests that were sent.'),
    expires: textOrNull('When the outcome stops being valid, ISO 8601. Null if it does not expire.'),
    outcome,
  },
  {
    description:
      'Judged summary of one run of ecs-conformance. A minor version may add fields. Within a major version no field is removed or changes its meaning.',
  },
);
export type Report = DataOf<typeof report>;
