/** Claims: which requirements a case shows, with the page line that each verdict will name. */
import type { Requirement } from '#specs';
import type { Claim } from '../model.ts';
import { type GenerationContext, requirementNamed } from './generation-context.ts';

/** One claim about requirements that are all of one kind; level and page are those of the first. */
export function claim(
  requirements: readonly [Requirement, ...Requirement[]],
  options: Pick<Claim, 'judges' | 'mode'> & Partial<Pick<Claim, 'level'>>,
): Claim {
  const [first] = requirements;
  const place = first.provenance[0];
  if (place === undefined) throw new Error(`Requirement ${first.id} has no provenance.`);
  return {
    requirements: requirements.map(({ id }) => id),
    mode: options.mode,
    judges: options.judges,
    kind: first.kind,
    level: options.level ?? first.level,
    profile: first.profile,
    page: { document: place.document, lines: place.lines },
  };
}

/** Parameter rules (`ClientToken/maxLength`) that a case shows, those that the operation has. */
export function claimParameters(
  context: GenerationContext,
  operation: string,
  names: readonly string[] = [],
  options: Pick<Claim, 'judges'> & Partial<Pick<Claim, 'level'>> = { judges: 'answer' },
): readonly Claim[] {
  const rules = names
    .map((name) => context.requirements.get(`${context.pack.manifest.id}/${operation}/parameter/${name}`))
    .filter((requirement) => requirement !== undefined);
  const named = atLeastOne(rules);
  return named === undefined ? [] : [claim(named, { mode: 'all', ...options })];
}

/** Statements of the prose that a case shows: one claim each, since their levels and pages differ. */
export function claimStatements(
  context: GenerationContext,
  operation: string,
  names: readonly string[] = [],
  judges: Claim['judges'] = 'answer',
): readonly Claim[] {
  const { id } = context.pack.manifest;
  return names.map((name) =>
    claim([requirementNamed(context, `${id}/${operation}/behaviour/${name}`)], { judges, mode: 'all' }),
  );
}

/** Narrows a list to one that has a first entry, or says that there is none. */
export function atLeastOne<T>(list: readonly T[]): readonly [T, ...T[]] | undefined {
  const [first, ...rest] = list;
  return first === undefined ? undefined : [first, ...rest];
}
