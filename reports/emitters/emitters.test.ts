import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Report } from '../model.ts';
import { matrixReport } from '../sample-matrix.test-data.ts';
import { emptyReport, sampleExchange, sampleRecord, sampleReport, sampleResult } from '../sample-report.test-data.ts';
import { emitters } from './emitters.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';

const hostileTexts: Readonly<Record<string, string>> = {
  'script tags': '<script>alert(1)</script></script><img src=x onerror=alert(1)>',
  'ends of blocks': ']]> --> </details></textarea> <!-- <![CDATA[ */',
  'control characters': '\u{e0001}\u0000\u0007\u001b[31mred\u001b[0m\u009b\u202eabc\r\n\r\nnext\u2028line\ufeff\uffff',
  'table and code marks': 'a | b || `c` ```\n# heading\n- item\n@everyone [x](javascript:alert(1)) ~~x~~ \\| &lt;',
  'long text': `start ${'长x'.repeat(50_000)}`,
  'lone surrogates': 'a\ud800b\udc00c\ud83d',
  quotes: `" onmouseover="alert(1)' x='`,
};

/** A report in which every text that a target can choose is this one. */
function hostileReport(text: string): Report {
  const exchange = sampleExchange('RenewInstance');
  const spoilt = {
    ...exchange,
    request: { ...exchange.request, url: `http://127.0.0.1/?${text}`, headers: { 'x-a': text }, body: text },
    response: { status: 500, headers: { 'x-b': text, [text]: 'b' }, body: text },
  };
  const results = (['fail', 'inconclusive', 'warning', 'pass', 'skip'] as const).map((verdict) =>
    sampleResult({
      case: `aliyun-ecs/RenewInstance/${verdict}`,
      kind: 'arrears-cell',
      requirements: ['aliyun-ecs/StartInstance/arrears/instance'],
      verdict,
      reason: text,
      party: 'target',
      observed: text,
      mismatches: [{ check: 'code', about: 'identity', level: 'must', path: text, expected: '400', actual: text }],
      trials: [
        { role: 'trial', scope: 's', exchanges: [spoilt], judged: { exchange: 0, answer: text } },
        { role: 'without-cause', scope: 's', exchanges: [spoilt], judged: { exchange: 0, answer: text } },
      ],
    }),
  );
  const request = { method: 'GET', url: `http://127.0.0.1/?${text}`, headers: {}, body: text } as const;
  const undocumented = [
    { pack: 'aliyun-ecs', operation: 'RenewInstance', status: 500, code: text, cases: ['a'], request },
  ];
  return sampleReport({ record: sampleRecord({ results, undocumented }) });
}

const unprintable = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

describe.each(emitters)('emitter $name', (emitter) => {
  it('says what the page says, and how to run the case again, of what failed', () => {
    const failed = sampleReport().results.find(({ verdict }) => verdict === 'fail');
    const said = emitter.emit(sampleReport());
    expect(failed?.says).toBeDefined();
    expect(said).toContain(failed?.says ?? '');
    if (emitter !== json) expect(said).toMatch(/npx ecs-conformance run --case/);
  });
  it('has a file name of its own', () => {
    expect(emitters.filter(({ file }) => file === emitter.file)).toEqual([emitter]);
  });

  it('gives the same text for the same report', () => {
    expect(emitter.emit(sampleReport())).toBe(emitter.emit(sampleReport()));
  });

  it('says something about the empty report', () => {
    const text = emitter.emit(emptyReport());
    expect(text.length).toBeGreaterThan(50);
    expect(text.endsWith('\n')).toBe(true);
  });

  it.each(Object.entries(hostileTexts))('survives hostile text: %s', (_, hostile) => {
    const text = emitter.emit(hostileReport(hostile));
    expect(text.isWellFormed()).toBe(true);
    expect(unprintable.exec(text)?.[0]).toBeUndefined();
    expect(text.length).toBeLessThan(emitter === json ? 20_000_000 : 1_500_000);
  });

  it('does not lose Chinese text', () => {
    const result = sampleResult({ case: 'a/b/c', verdict: 'fail', observed: '实例已欠费' });
    expect(emitter.emit(sampleReport({ record: sampleRecord({ results: [result] }) }))).toContain('实例已欠费');
  });
});

describe.each([html, markdown])('profiles in $file', (emitter) => {
  it('tells each with its verdict, counts and reasons', () => {
    const text = emitter.emit(sampleReport()).replaceAll(/&#\d+;|<[^>]+>/g, ' ');
    expect(text).toMatch(/errors.*not certified.*0 of 2.*OrderProcessing \(edition-0:14\) is not as the page says/);
    expect(text).toMatch(/arrears.*certified.*1 of 1/);
  });

  it.each(Object.entries(hostileTexts))('escapes names that a pack brings: %s', (_, hostile) => {
    const report = sampleReport();
    const profiles = report.profiles.map((entry) => ({ ...entry, pack: hostile, reasons: [hostile, hostile] }));
    const text = emitter.emit({ ...report, profiles });
    expect(unprintable.exec(text)?.[0]).toBeUndefined();
    expect(text).not.toMatch(/<(img|textarea)|<[^>]*\son\w+=/);
    if (emitter === markdown) {
      expect(text).not.toMatch(/^# heading|@everyone|\]\(javascript/m);
      const rows = text.slice(text.indexOf('## Profiles'), text.indexOf('## Failures')).trim().split('\n').slice(2);
      expect(rows.map((line) => line.split('|').length)).toEqual([9, 9, 9, 9]);
    } else {
      expect(text.match(/<script/g)).toHaveLength(2);
    }
  });
});

it.each([html, markdown])('$fileName shows the request that drew an answer which no page lists', ({ emit }) => {
  expect(emit(sampleReport())).toContain('GET http://127.0.0.1/?Action=RenewInstance');
});

describe('json', () => {
  it('is the report itself, hostile text and all', () => {
    const hostile = hostileReport(hostileTexts['control characters'] ?? '');
    expect(JSON.parse(json.emit(hostile))).toEqual(JSON.parse(JSON.stringify(hostile)));
    expect(JSON.parse(json.emit(sampleReport()))).toEqual(JSON.parse(JSON.stringify(sampleReport())));
  });
});

describe('junit', () => {
  const schema = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');
  const problemsOf = async (contents: string) =>
    (await validateXML({ xml: [{ fileName: 'junit.xml', contents }], schema: [schema] })).errors.map(
      ({ message }) => message,
    );

  it.each([
    ['a report', sampleReport()] as const,
    ['the empty report', emptyReport()] as const,
    ...Object.entries(hostileTexts).map(([name, text]) => [name, hostileReport(text)] as const),
  ])('is what junit.xsd promises: %s', async (_, report) => {
    expect(await problemsOf(junit.emit(report))).toEqual([]);
  });

  it('would not pass the schema with a count left out', async () => {
    expect(await problemsOf(junit.emit(sampleReport()).replace(' failures="1"', ''))).not.toEqual([]);
  });

  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false });
  const suites = parser.parse(junit.emit(sampleReport())).testsuites;
  const cases = [suites.testsuite].flat().flatMap(({ testcase }) => testcase);
  const named = (name: string) => cases.find((entry) => entry.name.endsWith(name));

  it('has a suite per pack and operation, with counts and properties', () => {
    expect(suites).toMatchObject({ tests: '6', failures: '1', errors: '1', skipped: '1' });
    expect(suites.testsuite.map(({ name }: { name: string }) => name)).toEqual([
      'aliyun-ecs.RenewInstance',
      'aliyun-ecs.StartInstance',
    ]);
    expect(suites.testsuite[0].properties.property).toContainEqual({ name: 'suite.version', value: '0.1.0' });
    expect(suites.testsuite[0].properties.property).toContainEqual({
      name: 'target.url.aliyun-ecs',
      value: 'http://127.0.0.1:4010/',
    });
  });

  it('turns each verdict into what build servers know', () => {
    expect(named('instance-not-found')).toMatchObject({ classname: 'aliyun-ecs.RenewInstance.error-row' });
    expect(named('instance-not-found')).not.toHaveProperty('failure');
    const failure = named('order-processing').failure['#text'];
    for (const part of ['error/403/OrderProcessing', '003_renew:14', 'expected: 403', 'observed: 200 success']) {
      expect(failure).toContain(part);
    }
    expect(named('client-token').error).toMatchObject({
      type: 'owner',
      message: expect.stringContaining('could not be set up'),
    });
    expect(named('throttled').skipped.message).toContain('does not support');
    expect(named('wording')['system-out']).toContain('message-is-worded at /Message');
  });

  it('keeps two results of one case and kind apart', () => {
    const results = [sampleResult({ case: 'a/b/c' }), sampleResult({ case: 'a/b/c', verdict: 'fail' })];
    const text = junit.emit(sampleReport({ record: sampleRecord({ results }) }));
    expect(text).toContain('name="a/b/c"');
    expect(text).toContain('name="a/b/c (2)"');
  });
});

describe('markdown', () => {
  it('starts with the verdict and tells failures before counts', () => {
    const text = markdown.emit(sampleReport());
    expect(text).toMatch(/^# ❌ Does not conform\n/);
    expect(text.indexOf('## Failures')).toBeLessThan(text.indexOf('## Verdicts'));
    expect(text).toContain('expected `403 OrderProcessing`, observed `200 success`');
    expect(text).toContain('| `StartInstance` | `instance` | error | `error 403 InstanceExpired` | pass, proven |');
  });

  it('keeps every table row whole and every foreign text in code', () => {
    for (const hostile of Object.values(hostileTexts)) {
      const text = markdown.emit(hostileReport(hostile));
      const rows = text.split('\n').filter((line) => line.startsWith('| `StartInstance`'));
      expect(rows.map((row) => row.split('|').length)).toEqual([12]);
      expect(text).not.toMatch(/<(script|img|details|textarea)|^# heading|@everyone/m);
    }
  });

  it('shows of each cell of the matrix its control, reading, page, case and exchanges', () => {
    const text = markdown.emit(matrixReport());
    const row = (start: string) => text.split('\n').find((line) => line.startsWith(start));
    expect(row('| `AttachDisk` | `disk` ')).toBe(
      '| `AttachDisk` | `disk` | error | `normal` | fail | `200 success` |  | `000_arrears:56` | `aliyun-ecs/AttachDisk/arrears-disk` | 1, 2 |',
    );
    expect(row('| `ModifyInstanceAttribute` | `disk` ')).toContain(
      '| `alone`; by `both` not judged (documented both ways); by `four-quadrants` works as usual |',
    );
    expect(row('| `DescribeAutoSnapshotPolicy` | `instance` ')).toContain(
      '| normal (optional, retired) | `error 404 InvalidAction.NotFound` | skip |',
    );
    expect(text).toContain('2 of 16 cells did not run.');
  });

  it('cuts long lists and says how many are left', () => {
    const results = Array.from({ length: 80 }, (_, index) => sampleResult({ case: `a/b/${index}`, verdict: 'fail' }));
    expect(markdown.emit(sampleReport({ record: sampleRecord({ results }) }))).toContain(
      '… and 30 more in `report.json`.',
    );
  });
});

describe('html', () => {
  it('lets no foreign text become markup', () => {
    for (const hostile of Object.values(hostileTexts)) {
      const text = html.emit(hostileReport(hostile));
      expect(text.match(/<script/g)).toHaveLength(2);
      expect(text.match(/<\/script>/g)).toHaveLength(2);
      expect(text).not.toMatch(/<(img|textarea)|<[^>]*\son\w+=/);
    }
  });

  it('loads nothing: no address but those of the target, and a policy that forbids the rest', () => {
    const text = html.emit(sampleReport());
    expect(text).toContain(`default-src 'none'; style-src &#39;sha256-`.replaceAll("'", '&#39;'));
    expect(text).not.toMatch(/(src|href)="(?!#)/);
    expect(text).not.toMatch(/@import|url\(|unsafe-inline|\sstyle="/);
  });

  it('is complete without its script but for the exchanges', () => {
    const text = html.emit(sampleReport());
    const list = text.slice(text.indexOf('<div id="cases">'), text.indexOf('</main>'));
    for (const result of sampleReport().results) {
      for (const part of [
        result.case,
        result.title,
        result.expected.replaceAll('"', '&quot;'),
        ...result.requirements,
      ]) {
        expect(list).toContain(part);
      }
    }
  });

  it('stays below 5 MB with 500 cases of six exchanges', () => {
    const exchange = {
      ...sampleExchange('RenewInstance'),
      response: { status: 200, headers: {}, body: '数'.repeat(300) },
    };
    const trials = (['trial', 'without-cause', 'same-state'] as const).map((role) => ({
      role,
      scope: 's',
      exchanges: [exchange, exchange],
    }));
    const results = Array.from({ length: 500 }, (_, index) =>
      sampleResult({ case: `a/RenewInstance/${index}`, trials }),
    );
    const text = html.emit(sampleReport({ record: sampleRecord({ results }) }));
    expect(Buffer.byteLength(text)).toBeLessThan(5_000_000);
  });
});
