/**
 * The input of every rule: a pack, its causes, and look-ups by the names that cause files use. A name in a cause file
 * that no page has is our mistake. It stops the generation and names the place to correct.
 */
import {
  type CommonError,
  ConformanceError,
  type Pack,
  type Requirement,
  requirementId,
  requirementIndex,
  unknownOperationRows,
} from '#specs';
import type { CauseFile } from '../causes/cause-file.ts';
import type { Case, ExpectedError, UntestedRequirement } from '../model.ts';
import type { TrialPlan } from './plan-trial.ts';

export interface GenerationContext {
  readonly pack: Pack;
  readonly causes: CauseFile;
  readonly causeIds: ReadonlySet<string>;
}

/** The output of one rule. */
export interface RuleOutput {
  readonly cases: readonly Case[];
  readonly untested: readonly UntestedRequirement[];
}

export type Rule = (context: GenerationContext) => RuleOutput;

export function generationContext(pack: Pack, causes: CauseFile): GenerationContext {
  return { pack, causes, causeIds: new Set(causes.causes.map(({ id }) => id)) };
}

/** The requirement that a cause file names; never undefined. */
export function requirementNamed(context: GenerationContext, id: string): Requirement {
  const requirement = requirementIndex(context.pack).byId(id);
  if (requirement !== undefined) return requirement;
  throw new ConformanceError(
    'internal',
    `The causes of ${context.pack.manifest.id} lead to "${id}", which no page of the pack states. ` +
      'Correct the name there, or derive the page that has it.',
  );
}

/** `400 Code~2` of an operation → the requirement of that error row. */
export function rowNamed(context: GenerationContext, operation: string, row: string): Requirement {
  const [status, code] = row.split(' ');
  const pack = context.pack.manifest.id;
  const id = requirementId({ about: 'error', pack, operation, status: Number(status), code: code ?? '' });
  return requirementNamed(context, id);
}

/** Rows as accepted answers: one per status and code, with every wording that the rows print. */
export function expectRows(
  rows: readonly Partial<Pick<Requirement, 'status' | 'code' | 'message'>>[],
): readonly ExpectedError[] {
  const answers = new Map<string, { status: number; code: string; messages: string[] }>();
  for (const { status, code, message } of rows) {
    if (status === undefined || code === undefined) continue;
    const answer = answers.get(`${status} ${code}`) ?? { status, code, messages: [] };
    if (message) answer.messages.push(message);
    answers.set(`${status} ${code}`, answer);
  }
  return [...answers.values()];
}

/** The answer of a target that does not have an operation. */
export function answersToUnknownOperation({ pack }: GenerationContext): readonly ExpectedError[] {
  return unknownOperationRows(pack).map(({ status, code, message }) => ({ status, code, messages: [message] }));
}

/** The subject of a refusal that has no row of its own. */
export type RefusalSubject = NonNullable<CommonError['about']>[number];

/** The plan of trials for one operation. */
export function trialPlan(context: GenerationContext, operation: string): TrialPlan {
  return {
    operation,
    baselines: context.causes.baselines,
    successStatus: context.pack.manifest.binding.successStatus,
    rowsOf: (named, rows) => expectRows(rows.map((row) => rowNamed(context, named, row))),
  };
}

/** Every 4xx that the pages document for the operation: its own rows, and the common rows about that subject. */
export function documentedRefusals(
  context: GenerationContext,
  operation: string,
  subject: RefusalSubject = 'parameter',
): readonly ExpectedError[] {
  const own = requirementIndex(context.pack)
    .ofOperation(operation)
    .filter(({ kind }) => kind === 'error-row');
  const common = context.pack.manifest.commonErrors.filter((error) => error.about?.includes(subject));
  return expectRows([...own, ...common]).filter(({ status }) => status >= 400 && status < 500);
}
