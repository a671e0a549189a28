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
};
const command = `npx ecs-conformance run --case '${id}' --edition '2021' --reading 'aliyun-ecs/arrears/x=both'`;

it('judges the case as the run did: by its editions and by the readings asked for that it depends on', () => {
  expect(runOnly(id, report)).toBe(command);
  expect(runOnly(id, { ...report, readings: [], configuration: plain.configuration })).toBe(
    `npx ecs-conformance run --case '${id}'`,
  );
});

it('is what a terminal, JUnit and the page say', () => {
  expect(summariseReport(report)).toContain(`     ${command}\n`);
  expect(junit.emit(report)).toContain(`run only this: ${command.replaceAll("'", '&apos;')}`);
  expect(html.emit(report).replaceAll('&#39;', "'")).toContain(`<code>${command}</code>`);
});
