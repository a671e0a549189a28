/** From a reading that a cause file names to what a case expects under each choice. */
import type { Pack } from '#specs';
import type { CauseReading, Provocation } from '../causes/cause-file.ts';
import type { AlternativeReading, Case } from '../model.ts';
import { expectSuccess, nothingHappened, type TrialPlan } from './plan-trial.ts';

/** A provocation is shared between operations, its finding is about one of them. */
export function planReading(
  plan: TrialPlan,
  how: Provocation & { readonly reading?: CauseReading },
  { manifest, rulings }: Pick<Pack, 'manifest' | 'rulings'>,
): Case['reading'] {
  const { reading } = how;
  if (!reading?.finding.startsWith(`${manifest.id}/${plan.operation}/`)) return undefined;
  const byEdition = rulings.find(({ finding }) => finding === reading.finding)?.byEdition;
  const usual = plan.baselines[plan.operation]?.effect ?? nothingHappened;
  const alternatives = reading.alternatives.map(
    ({ choice, tolerated, success, effect, has, inconclusive }): AlternativeReading => ({
      choice,
      ...(tolerated === undefined ? {} : { tolerated }),
      ...(success === undefined ? {} : { expect: expectSuccess(plan, { has }), effect: effect ?? usual }),
      ...(inconclusive === undefined ? {} : { inconclusive }),
    }),
  );
  const { finding, chosen } = reading;
  return { finding, chosen, ...(byEdition === undefined ? {} : { byEdition }), alternatives };
}
