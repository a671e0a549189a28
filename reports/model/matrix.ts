/** The arrears matrix, documented and observed. */
import { Type } from 'typebox';
import { type DataOf, nameSchema, referTo } from '#specs';
import { judgedAnswerSchema, levelSchema, verdictSchema } from '#suites';
import { count, evidence, page, text } from './parts.ts';

const expectation = (description: string) =>
  Type.Enum(['normal', 'error', 'either-way', 'not-stated'], { type: 'string', description });
/**
 * The expectation for a cell. `either-way`: both answers are documented for one state. `not-stated`: the pages say
 * nothing.
 */
export type CellExpectation = DataOf<ReturnType<typeof expectation>>;

export const cellReading = nameSchema(
  'cellReading',
  Type.Object(
    {
      finding: text('Finding that names the question.'),
      choice: text('Choice by which the cell is judged.'),
      expects: expectation('What that choice expects of the cell.'),
      others: Type.Array(
        Type.Object(
          {
            choice: text('Name of the choice, as `--reading` takes it.'),
            expects: expectation('What this choice expects of the cell.'),
          },
          { description: 'Another choice.' },
        ),
        {
          description: 'The other choices. The verdict depends on the question if one of them expects another outcome.',
        },
      ),
    },
    { description: 'One question about the pages, and the choice by which the cell is judged.' },
  ),
);
export type CellReading = DataOf<typeof cellReading.schema>;

export const cellAnswer = nameSchema(
  'cellAnswer',
  Type.Object(
    {
      answer: text('The answer in a few words. The target wrote it, so do not trust it.'),
      exchange: count("Index of the answer among the exchanges of the case's result, from 0."),
    },
    { description: 'An answer that a cell is based on.' },
  ),
);
export type CellAnswer = DataOf<typeof cellAnswer.schema>;

export const cell = nameSchema(
  'cell',
  Type.Object(
    {
      pack: text('Pack of the matrix.'),
      condition: text('What is in arrears.'),
      operation: text('Operation of the row.'),
      level: referTo(levelSchema, 'Level of the cell. may: a target need not have the operation.'),
      retired: Type.Optional(
        Type.Unsafe<true>({
          type: 'boolean',
          description:
            'True if no page describes the operation any more, so that a target need not have it. Otherwise absent.',
        }),
      ),
      documented: Type.Enum(['error', 'normal'], { type: 'string', description: 'What the page prints.' }),
      expected: expectation('As documented, unless the interpretation says otherwise.'),
      readings: Type.Array(referTo(cellReading, 'One question.'), {
        description: 'Questions about the pages that decide what is expected of the cell.',
      }),
      observed: text('normal, `error <status> <code>`, not run, or the reason why there is no answer.'),
      judged: Type.Optional(
        referTo(judgedAnswerSchema, 'The answer to the judged request, as data. Absent if no readable answer came.'),
      ),
      lockedAnswer: Type.Optional(referTo(cellAnswer, 'Answer to the judged request, which was made in arrears.')),
      controlAnswer: Type.Optional(referTo(cellAnswer, 'Answer to the control, which was made without the arrears.')),
      verdict: Type.Optional(referTo(verdictSchema, 'The verdict. Absent if no case ran for the cell.')),
      evidence: Type.Optional(referTo(evidence, 'What a pass is based on.')),
      reason: Type.Optional(text('Why the verdict is not a pass, or what the pass is based on.')),
      case: Type.Optional(text('Case that ran for the cell.')),
      page: referTo(page, 'Where the cell is printed.'),
    },
    { description: 'One cell of an arrears matrix.' },
  ),
);
/** One cell of an arrears matrix: what the page says and what the target did. */
export type MatrixCell = DataOf<typeof cell.schema>;
