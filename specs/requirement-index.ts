/** Looks up the requirements of a pack by id, operation and document, so that no claim needs a linear search. */
import type { Pack, Requirement } from './model.ts';

/** Every list has the order of `Pack.requirements`. */
export interface RequirementIndex {
  readonly byId: (id: string) => Requirement | undefined;
  /** The operation's own requirements. `*` gives those that every operation shares. */
  readonly ofOperation: (operation: string) => readonly Requirement[];
  /** The requirements that a document states, by the document's id. */
  readonly onDocument: (document: string) => readonly Requirement[];
}

type Indexed = Pick<Pack, 'requirements'>;

const made = new WeakMap<Indexed, RequirementIndex>();

/** The index of a pack. It is built once per pack. */
export function requirementIndex(pack: Indexed): RequirementIndex {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const index = indexRequirements(pack.requirements);
  made.set(pack, index);
  return index;
}

function indexRequirements(requirements: readonly Requirement[]): RequirementIndex {
  const ids = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const operations = Map.groupBy(requirements, ({ operation }) => operation);
  const documents = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    for (const document of new Set(requirement.provenance.map((place) => place.document))) {
      const known = documents.get(document);
      if (known === undefined) documents.set(document, [requirement]);
      else known.push(requirement);
    }
  }
  return {
    byId: (id) => ids.get(id),
    ofOperation: (operation) => operations.get(operation) ?? [],
    onDocument: (document) => documents.get(document) ?? [],
  };
}
