/** Looks up the requirements of a pack by id, operation and document, so that no claim needs a linear search. */
import type { Pack, Requirement } from './model.ts';
import { parseRequirementId } from './requirement-id.ts';

/** Every list has the order of `Pack.requirements`. */
export interface RequirementIndex {
  readonly byId: (id: string) => Requirement | undefined;
  /** The operation's own requirements. `*` gives those that every operation shares. */
  readonly ofOperation: (operation: string) => readonly Requirement[];
  /** The requirements that a document states, by the document's id. Reads the requirements of all operations. */
  readonly onDocument: (document: string) => readonly Requirement[];
}

/** Where an index gets requirements from. */
export interface RequirementSource {
  /** Reads the requirements of this operation and of no other. */
  readonly ofOperation: (operation: string) => readonly Requirement[];
  readonly all: () => readonly Requirement[];
}

type Indexed = Pick<Pack, 'requirements'>;

const made = new WeakMap<Indexed, RequirementIndex>();

/** The index of a pack. It is built once per pack. The index of a loaded pack reads an operation when it is asked for. */
export function requirementIndex(pack: Indexed): RequirementIndex {
  return made.get(pack) ?? provideIndex(pack, listSource(pack.requirements));
}

/** Gives a pack its index. */
export function provideIndex(pack: Indexed, source: RequirementSource): RequirementIndex {
  const index = indexRequirements(source);
  made.set(pack, index);
  return index;
}

function listSource(requirements: readonly Requirement[]): RequirementSource {
  const operations = Map.groupBy(requirements, ({ operation }) => operation);
  return { ofOperation: (operation) => operations.get(operation) ?? [], all: () => requirements };
}

function indexRequirements({ ofOperation, all }: RequirementSource): RequirementIndex {
  const operations = new Map<string, readonly Requirement[]>();
  const ids = new Map<string, Requirement>();
  const read = (operation: string): readonly Requirement[] => {
    const known = operations.get(operation);
    if (known !== undefined) return known;
    const own = ofOperation(operation);
    operations.set(operation, own);
    for (const requirement of own) ids.set(requirement.id, requirement);
    return own;
  };
  let documents: ReadonlyMap<string, readonly Requirement[]> | undefined;
  return {
    byId: (id) => {
      const name = parseRequirementId(id);
      if (name === undefined) return undefined;
      read(name.about === 'protocol' ? '*' : name.operation);
      return ids.get(id);
    },
    ofOperation: read,
    onDocument: (document) => {
      documents ??= groupByDocument(all());
      return documents.get(document) ?? [];
    },
  };
}

function groupByDocument(requirements: readonly Requirement[]): ReadonlyMap<string, readonly Requirement[]> {
  const documents = new Map<string, Requirement[]>();
  for (const requirement of requirements) {
    for (const document of new Set(requirement.provenance.map((place) => place.document))) {
      const known = documents.get(document);
      if (known === undefined) documents.set(document, [requirement]);
      else known.push(requirement);
    }
  }
  return documents;
}
