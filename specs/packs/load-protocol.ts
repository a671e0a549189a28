/**
 * protocol.yaml: what a vendor's pages say about the protocol that all of its operations share. People write it. The file is
 * itself a document of the pack, and a verdict names the line of the statement in it.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ConformanceError } from '../conformance-error.ts';
import type { WrittenProtocol } from '../model/hand-written.ts';
import type { CommonError, DocumentEntry, LineSpan, ProtocolStatement, Requirement } from '../model.ts';
import { requirementId } from '../requirement-id.ts';
import { packPath, readText, readYaml } from './pack-files.ts';
import { requireForm } from './pack-schemas.ts';

const fileName = 'protocol.yaml';

/** The id has the pack, because several packs have such a document. */
const documentOf = (pack: string): string => `${pack}/protocol`;

/** Both lists are empty for a pack without protocol.yaml. */
export interface Protocol {
  readonly documents: readonly DocumentEntry[];
  readonly statements: readonly ProtocolStatement[];
}

/** The lines of a statement in the file, without blank lines and comments at its end. */
function linesOf(name: string, lines: readonly string[]): LineSpan {
  const first = lines.indexOf(`  - name: ${name}`);
  const rest = lines.slice(first + 1);
  const length = rest.findIndex((line) => !line.startsWith('    '));
  return [first + 1, first + 1 + (length === -1 ? rest.length : length)];
}

function refuseUnknown({ sources, statements }: WrittenProtocol, rows: readonly CommonError[], path: string): void {
  for (const { name, source, answers = {} } of statements) {
    const known = new Set(rows.map(({ status, code }) => `${status} ${code}`));
    const unknown = Object.values(answers)
      .flat()
      .find((row) => !known.has(row));
    const fault =
      unknown === undefined
        ? Object.hasOwn(sources, source)
          ? undefined
          : `the source ${source}, which is not listed under sources`
        : `the row ${unknown}, which is not in commonErrors of pack.yaml`;
    if (fault !== undefined) throw new ConformanceError('configuration', `${path}: ${name} names ${fault}.`);
  }
}

/** Reads the protocol of a pack; `rows` are its common errors. */
export function loadProtocol(pack: string, rows: readonly CommonError[]): Protocol {
  const path = packPath(pack, fileName);
  if (!existsSync(path)) return { documents: [], statements: [] };
  const content = readYaml(path);
  requireForm('protocol', content, path);
  const written = content as WrittenProtocol;
  refuseUnknown(written, rows, path);
  const text = readText(path);
  const lines = text.split('\n');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const document: DocumentEntry = {
    id: documentOf(pack),
    title: written.title,
    file: fileName,
    sha256,
    fixtureSha256: sha256,
    kind: 'protocol',
    edition: 'undated',
    date: 'not stated',
    order: 1,
  };
  const statements = written.statements.map(({ source, level = 'must', ...statement }) => ({
    ...statement,
    level,
    source: written.sources[source] ?? source,
    lines: linesOf(statement.name, lines),
  }));
  return { documents: [document], statements };
}

/** For a statement about a refusal: the row that the first generation of error pages documents. */
function rowOf(statement: ProtocolStatement, rows: readonly CommonError[]): Partial<Requirement> {
  const [first] = Object.values(statement.answers ?? {});
  const row = rows.find(({ status, code }) => `${status} ${code}` === first?.[0]);
  if (row === undefined) return {};
  const { status, code, message } = row;
  return { status, code, ...(message === '' ? {} : { message }) };
}

/** The requirement of every operation that a statement makes. */
export function protocolRequirement(
  pack: string,
  statement: ProtocolStatement,
  rows: readonly CommonError[],
): Requirement {
  const { name, says, level, lines, source } = statement;
  return {
    id: requirementId({ about: 'protocol', pack, name }),
    kind: 'wire',
    operation: '*',
    profile: 'wire',
    level,
    ...rowOf(statement, rows),
    says,
    source,
    provenance: [{ document: documentOf(pack), lines }],
  };
}
