/** Claims: the requirements that a case shows, with the line of the page that each verdict names. */
import { type Requirement, requirementId, requirementIndex } from '#specs';
import type { Claim } from '../model.ts';
import { type GenerationContext, requirementNamed } from './generation-context.ts';

/** One claim about requirements of one kind. Level and page are those of the first requirement. */
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

/** Parameter rules (`ClientToken/maxLength`) that a case shows, as far as the operation has them. */
export function claimParameters(
  context: GenerationContext,
  operation: string,
  names: readonly string[] = [],
  options: Pick<Claim, 'judges'> & Partial<Pick<Claim, 'level'>> = { judges: 'answer' },
): readonly Claim[] {
  const pack = context.pack.manifest.id;
  const { byId } = requirementIndex(context.pack);
  const rules = names
    .map((name) => {
      const [parameter = '', ...rule] = name.split('/');
      return byId(requirementId({ about: 'parameter', pack, operation, parameter, rule: rule.join('/') }));
    })
    .filter((requirement) => requirement !== undefined);
  const named = atLeastOne(rules);
  return named === undefined ? [] : [claim(named, { mode: 'all', ...options })];
}

/** Statements of the prose that a case shows. Each is a claim of its own, because levels and pages differ. */
export function claimStatements(
  context: GenerationContext,
  operation: string,
  names: readonly string[] = [],
  judges: Claim['judges'] = 'answer',
): readonly Claim[] {
  const pack = context.pack.manifest.id;
  return names.map((name) => {
    const id = requirementId({ about: 'behaviour', pack, operation, name });
    return claim([requirementNamed(context, id)], { judges, mode: 'all' });
  });
}

/** Asserts that a list has a first entry. */
export function atLeastOne<T>(list: readonly T[]): readonly [T, ...T[]] | undefined {
  const [first, ...rest] = list;
  return first === undefined ? undefined : [first, ...rest];
}
