/** Whether a run certifies its target for one profile of one pack. */
import { Type } from 'typebox';
import { type DataOf, nameSchema, referTo } from '#specs';
import { evidenceCounts } from './counts.ts';
import { count, flag, profile, text } from './parts.ts';

const skipped = Type.Object(
  {
    byOwner: count("The target's owner does not support what they need."),
    byCaller: count('The caller gave no way to reach them.'),
    bySuite: count('The suite does not send such a target what they need.'),
    byDocuments: count('Optional, and the target does not offer them. They do not prevent the certificate.'),
  },
  { description: 'Requirements that were skipped, by who decided it.' },
);

const withoutCases = Type.Object(
  {
    unreachable: count('No request can provoke them.'),
    unmodelled: count('No case is written for them yet.'),
  },
  { description: 'Requirements of the profile that no case tests. The other counts leave them out.' },
);

export const certification = nameSchema(
  'certification',
  Type.Object(
    {
      pack: text('Id of the pack.'),
      profile: referTo(profile, 'The profile.'),
      certified: flag('True if no reason prevents the certificate.'),
      requirements: count(
        'Requirements of the profile that have cases. Each is in exactly one of shown, failed, undermined, missed, notShown, notSelected and skipped.',
      ),
      shown: count('Requirements with a pass or a warning in every case about them.'),
      failed: count('Requirements that do not hold in some case.'),
      undermined: count('Requirements that hold by themselves, in a case that failed for another reason.'),
      missed: count('Recommended requirements that do not hold. They do not prevent the certificate.'),
      notShown: count('Requirements whose case ran and could not be judged.'),
      notSelected: count('Requirements of which some case was not selected.'),
      skipped,
      evidence: evidenceCounts('What the shown requirements are based on. Each is counted by its weakest case.'),
      withoutCases,
      reasons: Type.Array(
        text('One sentence, with the first requirement that prevents the certificate and its page line.'),
        {
          description: 'Why the target is not certified. Empty if it is certified.',
        },
      ),
    },
    {
      description:
        'Whether a run certifies its target for one profile of one pack. It does if every requirement that has cases was judged and holds.',
    },
  ),
);
export type ProfileCertification = DataOf<typeof certification.schema>;
