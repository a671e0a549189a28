import { expect, it } from 'vitest';
import { html } from './emitters/html.ts';
import { junit } from './emitters/junit.ts';
import { runOnly } from './run-only.ts';
import { sampleReport } from './sample-report.test-data.ts';
import { summariseReport } from './summarise-report.ts';

const id = 'aliyun-ecs/RenewInstance/order-processing';
const plain = sampleReport();
const reading = { finding: 'aliyun-ecs/arrears/x', choice: 'both', choices: {}, byDefault: false, cases: [id] };
const report = {
  ...plain,
  readings: [
    reading,
    { ...reading, finding: 'of/others', cases: ['x'] },
    { ...reading, finding: 'usual', byDefault: true },
  ],
  configuration: { ...plain.configuration, editions: ['2021'] },
  target: { kind: 'embedded', urls: { 'aliyun-ecs': 'http://127.0.0.1:1/' } },
} as const;
const command = `npx ecs-conformance run --case '${id}' --edition '2021' --reading 'aliyun-ecs/arrears/x=both'`;

it('judges the case as the run did: by its editions and by the readings asked for that it depends on', () => {
  expect(runOnly(id, report)).toBe(command);
  expect(runOnly(id, { ...report, readings: [], configuration: plain.configuration })).toBe(
    `npx ecs-conformance run --case '${id}'`,
  );
});

it('goes to the target of the run: to its address, or by its file', () => {
  const usual = { ...report, readings: [], configuration: plain.configuration };
  const urls = { 'aliyun-ecs': 'http://127.0.0.1:4010/' };
  const stateUrl = 'http://127.0.0.1:4010/states';
  const only = (target: typeof plain.target) => runOnly(id, { ...usual, target }).replace(/^.*?--case \S+ /, '');
  expect(only({ kind: 'disposable', urls, stateUrl })).toBe(
    "--target 'http://127.0.0.1:4010/' --state-url 'http://127.0.0.1:4010/states'",
  );
  expect(only({ kind: 'vendor', urls, file: 'ci/target.yaml' })).toBe("--target 'ci/target.yaml'");
});

it('is what a terminal, JUnit and the page say', () => {
  expect(summariseReport(report)).toContain(`     ${command}\n`);
  expect(junit.emit(report)).toContain(`run only this: ${command.replaceAll("'", '&apos;')}`);
  expect(html.emit(report).replaceAll('&#39;', "'")).toContain(`<code>${command}</code>`);
});
