/** What the report counts. The counts answer different questions, so nothing adds them up to one score. */
import { Type } from 'typebox';
import { type DataOf, mapOf, nameSchema, referTo } from '#specs';
import { count } from './parts.ts';

export const verdictCounts = nameSchema(
  'verdictCounts',
  Type.Object(
    {
      pass: count('Results with the verdict pass.'),
      fail: count('Results with the verdict fail.'),
      warning: count('Results with the verdict warning.'),
      skip: count('Results with the verdict skip.'),
      inconclusive: count('Results with the verdict inconclusive.'),
    },
    { description: 'How often each verdict was given. Never add these up to one score.' },
  ),
);
export type VerdictCounts = DataOf<typeof verdictCounts.schema>;

export const evidenceCounts = (description: string) =>
  Type.Object(
    {
      proven: count('Based on the case and its control.'),
      observed: count('Based on the answer alone.'),
      injected: count('The target was instructed to answer so.'),
    },
    { description },
  );

const countsOf = (description: string, entry: string) => mapOf(referTo(verdictCounts, entry), { description });

export const resultCounts = Type.Object(
  {
    byPack: countsOf('Results by pack.', 'Results of one pack.'),
    byProfile: countsOf('Results by profile.', 'Results of one profile.'),
    byClass: countsOf('Results by class of reach.', 'Results of one class.'),
    byEvidence: evidenceCounts('Passes and warnings by what they are based on.'),
  },
  { description: 'Results per verdict, counted separately by pack, profile, class and evidence.' },
);

export const coverage = Type.Object(
  {
    occurrences: count('Error rows and arrears cells as printed, in every edition.'),
    requirements: count('Distinct error rows and arrears cells.'),
    causes: count('Ways to provoke them.'),
    cases: count('Cases of the packs, selected or not.'),
    requirementsPerClass: Type.Object(
      {
        request: count('Requirements of class request.'),
        state: count('Requirements of class state.'),
        account: count('Requirements of class account.'),
        fault: count('Requirements of class fault.'),
        unreachable: count('Requirements of class unreachable.'),
        unmodelled: count('Requirements of class unmodelled.'),
      },
      { description: 'The requirements counted above, by class of reach.' },
    ),
  },
  { description: 'How much of what the pages print is accounted for. The counts answer different questions.' },
);
/** Counts over the selected packs. */
export type CoverageCounts = DataOf<typeof coverage>;

export const spend = nameSchema(
  'spend',
  Type.Object(
    {
      sent: mapOf(count('Requests of that cost class.'), { description: 'Requests sent, by cost class.' }),
      refused: count('Requests that the cost guard did not send.'),
    },
    { description: 'Number of requests that were sent, so that nobody is surprised by a bill.' },
  ),
);
