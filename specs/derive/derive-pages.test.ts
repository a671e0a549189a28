import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDocument } from '../documents/read-document.ts';
import type { Finding, Requirement } from '../model.ts';
import { readLock } from '../packs/documents-lock.ts';
import { fixtureOf, fixtures } from '../packs/fixtures.test-data.ts';
import { packIds } from '../packs/pack-files.ts';
import { type Derivation, derivePage, derivePages } from './derive-pages.ts';
import { successSchema } from './result-schema.ts';

const packs = packIds().map((pack) => ({ pack, documents: readLock(pack) }));
const documents = fixtures.map(({ document }) => document);
const derivations = derivePages(documents, packs);

function derivationOf(pack: string): Derivation {
  const found = derivations.find((derivation) => derivation.pack === pack);
  if (found === undefined) throw new Error(`No derivation of ${pack}`);
  return found;
}

const aliyun = derivationOf('aliyun-ecs');
const volcengine = derivationOf('volcengine-ecs');

function requirement(derivation: Derivation, id: string): Requirement | undefined {
  return derivation.requirements.find((each) => each.id === `${derivation.pack}/${id}`);
}

function finding(derivation: Derivation, id: string): Finding | undefined {
  return derivation.findings.find((each) => each.id === `${derivation.pack}/${id}`);
}

test('two runs give the same bytes, in whatever order the pages come', () => {
  const again = derivePages(documents.toReversed(), packs);
  for (const derivation of derivations) {
    const other = again.find(({ pack }) => pack === derivation.pack);
    const names = Object.keys(derivation.files).filter(
      (name) => name.endsWith('.openapi.yaml') || name === 'arrears.yaml',
    );
    for (const name of names) expect(other?.files[name]).toBe(derivation.files[name]);
  }
  expect(derivePages(documents, packs).map(({ files }) => files)).toEqual(derivations.map(({ files }) => files));
});

test('the five seed pages hold what they are known to hold', () => {
  const counts = [...aliyun.pages, ...volcengine.pages]
    .filter((page) => /^00\d_/.test(page.document.id))
    .map((page) => [page.document.id.slice(0, 3), page.parameters.length, page.errors.length]);
  expect(counts).toEqual([
    ['000', 0, 0],
    ['001', 6, 39],
    ['004', 7, 32],
    ['003', 5, 36],
    ['002', 6, 13],
  ]);
  const cells = aliyun.arrears.map((condition) => Object.values(condition.cells));
  expect(cells.map((column) => column.length)).toEqual([39, 39]);
  expect(cells.flat().filter((cell) => cell.expected === 'error')).toHaveLength(22);
  expect(new Set(aliyun.arrears.flatMap((condition) => Object.keys(condition.cells))).size).toBe(40);
});

describe('requirements', () => {
  test('ids are unique, and each has a place', () => {
    for (const { requirements } of derivations) {
      expect(new Set(requirements.map(({ id }) => id)).size).toBe(requirements.length);
      expect(requirements.filter(({ provenance }) => provenance.length === 0)).toEqual([]);
    }
  });

  test('every error row of every page is an occurrence of exactly one requirement', () => {
    for (const { pages, requirements } of derivations) {
      const printed = pages.flatMap((page) =>
        page.errors.map(({ provenance }) => `${provenance.document}:${provenance.lines.join('-')}`),
      );
      const counted = requirements
        .filter(({ kind }) => kind === 'error-row')
        .flatMap(({ provenance }) => provenance.map((place) => `${place.document}:${place.lines.join('-')}`));
      expect(counted.toSorted()).toEqual(printed.toSorted());
    }
  });

  test('editions that say the same share a requirement, newest first', () => {
    expect(requirement(aliyun, 'ModifyDiskChargeType/error/400/Throttling')?.provenance).toEqual([
      { document: '001_f9ac4e22c254f398', lines: [63, 63] },
      { document: '004_158e320035ecf921', lines: [100, 100] },
    ]);
    expect(requirement(aliyun, 'RenewInstance/error/404/InvalidInstanceId.NotFound')?.provenance).toEqual([
      { document: 'RenewInstance', lines: [97, 97] },
      { document: '003_6b6c67dc52957b35', lines: [60, 60] },
    ]);
  });

  test('rows that differ in the message alone are numbered', () => {
    const first = requirement(aliyun, 'ModifyDiskChargeType/error/404/InvalidDiskIds.NotPortable');
    const second = requirement(aliyun, 'ModifyDiskChargeType/error/404/InvalidDiskIds.NotPortable~2');
    expect(first?.message).not.toBe(second?.message);
    expect([first?.provenance.length, second?.provenance.length]).toEqual([2, 1]);
    expect(requirement(aliyun, 'ModifyDiskChargeType/effect/error/404/InvalidDiskIds.NotPortable~2')?.profile).toBe(
      'lifecycle',
    );
  });

  test('parameter rules point at the editions that state them', () => {
    expect(requirement(aliyun, 'ModifyDiskChargeType/parameter/DiskChargeType/enum')?.provenance).toEqual([
      { document: '004_158e320035ecf921', lines: [36, 39] },
    ]);
    expect(requirement(aliyun, 'ModifyDiskChargeType/parameter/DiskIds/maxItems')?.provenance).toHaveLength(2);
    expect(requirement(aliyun, 'RenewInstance/parameter/Period/conditional/PeriodUnit=Week')?.keyword).toBe(
      'conditional',
    );
    expect(requirement(aliyun, 'RenewInstance/parameter/Period/required')).toBeUndefined();
    expect(volcengine.requirements.filter(({ keyword }) => keyword === 'required')).toEqual([]);
  });

  test('an arrears cell is a requirement of its operation whose place is the cell', () => {
    expect(requirement(aliyun, 'StartInstance/arrears/disk')).toMatchObject({
      kind: 'arrears-cell',
      profile: 'arrears',
      expected: 'error',
      provenance: [{ document: '000_09eda7cf35e7ec07', lines: [92, 92] }],
    });
    expect(aliyun.requirements.filter(({ kind }) => kind === 'arrears-cell')).toHaveLength(78);
  });
});

describe('findings', () => {
  test.each([
    'StartInstance/same-code-different-status/InstanceNotReady',
    'all/same-code-different-message/IncorrectDiskStatus',
    'ModifyDiskChargeType/field-named-differently/OrderId_Order',
    'ModifyDiskChargeType/wrong-root-element/ModifyDiskChargeType',
    'ModifyDiskChargeType/value-list-lost/AutoPay@001_f9ac4e22c254f398',
    'ModifyDiskChargeType/row-about-absent-parameter/RAMRoleName',
    'ModifyDiskChargeType/row-about-absent-parameter/Size',
    'ModifyDiskChargeType/example-parameter-not-valid-json/DiskIds@004_158e320035ecf921',
    'ModifyDiskChargeType/bounds-differ-between-editions/DiskChargeType',
    'RenewInstance/required-not-stated/Period@003_6b6c67dc52957b35',
    'RenewInstance/example-missing/003_6b6c67dc52957b35',
    'all/same-code-different-status/InvalidInstanceId.NotFound',
    'all/near-duplicate-code/InvalidInstanceId.NotFound_InvalidInstanceId.NOT_FOUND',
  ])('aliyun-ecs: %s', (id) => {
    expect(finding(aliyun, id)?.places.length).toBeGreaterThan(0);
  });

  test.each([
    'RenewInstance/example-not-valid-json/002_5848c9f9bda37f99',
    'RenewInstance/value-listed-as-unsupported/PeriodUnit@002_5848c9f9bda37f99',
    'RenewInstance/required-not-stated/InstanceId@002_5848c9f9bda37f99',
  ])('volcengine-ecs: %s', (id) => {
    expect(finding(volcengine, id)?.places.length).toBeGreaterThan(0);
  });

  test('singular and plural of a name are one name; ids are unique', () => {
    expect(finding(aliyun, 'ModifyDiskChargeType/row-about-absent-parameter/DiskId')).toBeUndefined();
    for (const { findings } of derivations) expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});

describe('every fact points to lines that hold it', () => {
  test.each(fixtures)('$pack/$entry.file', ({ document, entry }) => {
    const [derivation] = derivePages([document], packs);
    const page = derivation?.pages[0];
    const at = ({ lines }: { readonly lines: readonly [number, number] }): string =>
      document.lines
        .slice(lines[0] - 1, lines[1])
        .join('\n')
        .replace(/\\([_*()[\]])/g, '$1');
    expect(page?.document.id).toBe(entry.id);
    for (const fact of [...(page?.parameters ?? []), ...(page?.response ?? [])]) {
      expect(at(fact.provenance)).toContain(fact.name);
      expect(at(fact.provenance)).toContain(fact.example ?? fact.name);
    }
    for (const row of page?.errors ?? []) {
      for (const text of [String(row.status), row.code, row.message]) expect(at(row.provenance)).toContain(text);
    }
    for (const { action, provenance } of page?.authorization ?? []) expect(at(provenance)).toContain(action);
    for (const condition of page?.arrears ?? []) {
      for (const [operation, cell] of Object.entries(condition.cells))
        expect(at(cell.provenance)).toContain(`|${operation}|`);
    }
  });
});

test('every printed sample is valid by the schema derived beside it', () => {
  const ajv = new Ajv2020({ strict: false });
  for (const { operations } of derivations) {
    for (const spec of operations.filter(({ sample }) => sample !== undefined)) {
      const validate = ajv.compile(successSchema(spec).schema);
      expect([spec.name, validate(spec.sample), validate.errors]).toEqual([spec.name, true, null]);
      expect(validate({ Other: 1 })).toBe(false);
    }
  }
});

describe('pages that no pack knows', () => {
  const page = '# DoThing\n\n|名称|类型|描述|\n|--|--|--|\n|A|String|x|\n\n## 错误码\n\n';

  test('derive alike, under the file name and an unknown edition', () => {
    const text = fixtureOf('StartInstance').document.lines.join('\n').replaceAll('StartInstance', 'LaunchInstance');
    const derivation = derivePage(readDocument('my-page', text), packs);
    expect(derivation.pack).toBe('page');
    const written = parse(derivation.files['LaunchInstance.openapi.yaml'] ?? '') as Record<string, unknown>;
    expect(written['x-documents']).toMatchObject([{ id: 'my-page', edition: 'unknown', date: 'not stated' }]);
    expect(derivation.requirements[0]?.id).toBe('page/LaunchInstance/behaviour/success');
  });

  test('a page that is no reference derives no operation and says so', () => {
    const derivation = derivePage(readDocument('notes', '# About us\n\nNothing here.\n'));
    expect(derivation.operations).toEqual([]);
    expect(derivation.findings.map(({ kind }) => kind)).toEqual(['no-operation']);
  });

  test('a status may be spoken of, and a code broken at its stop', () => {
    const rows = ['|HTTP 400|Bad.<br>One|No.|', '|403（禁止）|Bad.Two|No.|', '|404 Not Found|Bad.Three|No.|'];
    const text = `${page}|状态码|错误码|错误信息|\n|--|--|--|\n${rows.join('\n')}`;
    const [facts] = derivePage(readDocument('DoThing', text)).pages;
    expect(facts?.errors.map(({ status, code }) => `${status} ${code}`)).toEqual([
      '400 Bad.One',
      '403 Bad.Two',
      '404 Bad.Three',
    ]);
  });

  test('a row that cannot be read is told, not guessed', () => {
    const text = '# DoThing\n\n|HttpCode|错误码|错误信息|描述|\n|--|--|--|--|\n|4xx|Bad|No.|x|\n|400|Worse|No.|x|\n';
    const derivation = derivePage(readDocument('DoThing', text));
    expect(derivation.pages[0]?.errors.map(({ code }) => code)).toEqual(['Worse']);
    expect(derivation.findings.map(({ id }) => id)).toContain('page/DoThing/unreadable-row/DoThing:5-5');
  });

  test.each([
    ['a cell of a matrix', '|接口|实例欠费|\n|--|--|\n|StartInstance|报错|\n|StopInstance|见注|', '4-4'],
    [
      'a cell outside of the matrix',
      '|接口|实例欠费|\n|--|--|\n|StartInstance|报错|\n\n其他\n\nStopInstance：报错',
      '7-7',
    ],
    ['a table in HTML', `${page}<table>\n<tr><td>400</td><td>Bad</td><td>No.</td></tr>\n</table>`, '9-10'],
    ['a table without a header', `${page}|400|Bad|No.|`, '9-9'],
    ['a table with unknown words above it', `${page}|甲|乙|\n|--|--|\n|子|丑|`, '9-11'],
    ['a table with fullwidth pipes', `${page}｜400｜Bad｜No.｜`, '9-9'],
    ['a cell with two codes', `${page}|状态码|错误码|错误信息|\n|--|--|--|\n|400|BadOne<br>BadTwo|No.|`, '11-11'],
    ['a list', `${page}- 400 Bad: No.\n- 404 Worse: No.`, '9-10'],
  ])('%s that cannot be read is told too', (_, text, lines) => {
    const { findings } = derivePage(readDocument('notes', text));
    const unread = findings.filter(({ kind }) => kind === 'unreadable-row');
    expect(unread.map(({ subject }) => subject)).toEqual([`notes:${lines}`]);
  });
});
