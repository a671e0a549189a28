/** JSON Schema of the report: the public promise about its JSON form. `report.schema.json` is generated from here. */
import { definitions } from '#specs';
import {
  headersSchema,
  judgedAnswerSchema,
  levelSchema,
  mismatchSchema,
  requestSchema,
  undocumentedAnswerSchema,
  verdictSchema,
} from '#suites';
import { certification } from './model/certification.ts';
import { spend, verdictCounts } from './model/counts.ts';
import { cell, cellAnswer, cellReading } from './model/matrix.ts';
import { evidence, page, profile, reachClass } from './model/parts.ts';
import { document, pack, reading, report, target } from './model/report.ts';
import { exchange, result, untested } from './model/result.ts';

const ofRun = [target, pack, document, profile, certification, verdictCounts, spend];
const ofResults = [result, untested, undocumentedAnswerSchema, verdictSchema, evidence, levelSchema, reachClass, page];
const ofExchanges = [exchange, requestSchema, headersSchema, judgedAnswerSchema, mismatchSchema];
const ofMatrix = [cell, cellReading, cellAnswer, reading];

/** The schema, as published. */
export function reportSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:ecs-conformance:schema:report:1.0.0',
    title: 'ecs-conformance report 1.0.0',
    ...report,
    $defs: definitions([...ofRun, ...ofResults, ...ofExchanges, ...ofMatrix]),
  };
}
