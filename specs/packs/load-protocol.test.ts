/** The form of protocol.yaml. Another test checks the line numbers of the statements. */
import { describe, expect, test } from 'vitest';
import type { CommonError } from '../model.ts';
import { loadPack } from './load-pack.ts';
import { loadProtocol, protocolRequirement } from './load-protocol.ts';
import { packIds } from './pack-files.ts';

const rowsOf = (id: string): readonly CommonError[] => loadPack(id).manifest.commonErrors;

describe.each(packIds())('%s', (id) => {
  const { documents, statements } = loadProtocol(id, rowsOf(id));

  test('is one document with its own hash, and every statement says where it is known from', () => {
    expect(documents).toMatchObject(
      [{ id: `${id}/protocol`, kind: 'protocol', sha256: /^[0-9a-f]{64}$/ }].map((each) => ({
        ...each,
        sha256: expect.stringMatching(each.sha256),
      })),
    );
    expect(statements.every(({ source }) => source.length > 10)).toBe(true);
    expect(new Set(statements.map(({ name }) => name)).size).toBe(statements.length);
  });

  test('a statement about a refusal has the row of its first generation, any other has none', () => {
    for (const statement of statements) {
      const { status, code } = protocolRequirement(id, statement, rowsOf(id));
      const [first] = Object.values(statement.answers ?? {});
      expect(code === undefined ? undefined : `${status} ${code}`, statement.name).toBe(first?.[0]);
    }
  });

  test('a row that is not among the common errors stops the loading and is named with its statement', () => {
    const [statement] = statements.filter(({ answers }) => answers !== undefined);
    const [row = ''] = Object.values(statement?.answers ?? {})[0] ?? [];
    const without = rowsOf(id).filter(({ status, code }) => `${status} ${code}` !== row);
    expect(() => loadProtocol(id, without)).toThrow(new RegExp(`names the row ${row}, which is not in commonErrors`));
  });
});
