/** Compares printed samples with the tables of their page: values, requests and answers. */
import type { PageFacts, ParameterFact } from '../../model.ts';
import { fitsBounds, fitsType, sampleValue } from '../fits-bounds.ts';
import { schemaType } from '../parameter-schemas.ts';
import { parseTolerantly } from '../read-examples.ts';
import { hasEnvelope } from '../result-schema.ts';
import { distinct } from './compare-rows.ts';
import { perPage } from './example-findings.ts';
import { NameBeginnings } from './name-beginnings.ts';
import { namesInAnswer } from './names-in-answer.ts';

function isOfType(parameter: ParameterFact): boolean {
  const type = schemaType(parameter);
  const { enum: listed = [], default: byDefault } = parameter.bounds;
  return [...listed, ...(byDefault === undefined ? [] : [byDefault])].every((value) => fitsType(value, type));
}

/** The listed values, or the default, have another type than the parameter. */
export const valuesOfAnotherType = perPage((page, operation) =>
  page.parameters
    .filter((parameter) => !isOfType(parameter))
    .map((parameter) => ({
      kind: 'values-of-another-type',
      operation,
      subject: `${parameter.name}@${page.document.id}`,
      summary: `The listed values or the default are no values of type ${parameter.type}.`,
      places: [parameter.provenance],
    })),
);

/** The printed sample of a parameter violates its own type or limits. */
export const exampleNotAllowed = perPage((page, operation) =>
  page.parameters
    .filter((parameter) => {
      const value = sampleValue(parameter.example, parameter.type);
      if (value === undefined || !isOfType(parameter)) return false;
      return !fitsType(value, schemaType(parameter)) || !fitsBounds(value, parameter.bounds);
    })
    .map((parameter) => ({
      kind: 'example-not-allowed',
      operation,
      subject: `${parameter.name}@${page.document.id}`,
      summary: 'The printed example does not fit the type and limits of the parameter.',
      places: [parameter.provenance],
    })),
);

/** Parameters of every RPC request. Tables of operations omit them. */
const ofProtocol =
  /^(?:Format|Version|AccessKeyId|Signature\w*|Timestamp|SecurityToken|OwnerId|OwnerAccount|Resource\w+)$/;

/** Maximum number of numbers in a wire name that may stand for N. */
const mostNumbers = 4;

/** A name of the table, with each N written the same way. */
function tableName({ name }: ParameterFact): string {
  return name.replace(/(?<=\.)[Nn](?=\.|$)/g, '#');
}

/** Every table name that a printed name may mean: `Tag.1.Key` matches `Tag.1.Key` and `Tag.N.Key`. */
function possibleNames(name: string): readonly string[] {
  let names = [''];
  name.split('.').forEach((part, at) => {
    const ways = /^\d+$/.test(part) && names.length < 2 ** mostNumbers ? [part, '#'] : [part];
    names = names.flatMap((before) => ways.map((way) => (at === 0 ? way : `${before}.${way}`)));
  });
  return names;
}

interface SampleRequest {
  readonly names: readonly string[];
  readonly place: PageFacts['examples'][number]['provenance'];
}

function sampleRequests(page: PageFacts): readonly SampleRequest[] {
  return page.examples
    .filter(({ format }) => format === 'request')
    .map(({ text, provenance }) => ({
      names: [...text.replace(/\s+/g, '').matchAll(/[?&]([\w.]+)=/g)].map((match) => match[1] ?? ''),
      place: provenance,
    }))
    .filter(({ names }) => names.length > 0);
}

/** A printed request lacks a parameter that the table calls required. */
export const sampleRequestLacksRequired = perPage((page, operation) => {
  const required = page.parameters.filter((parameter) => parameter.required === 'yes');
  const lacking = sampleRequests(page).flatMap(({ names, place }) => {
    const given = new Set(names.flatMap(possibleNames));
    const missing = required.filter((parameter) => !given.has(tableName(parameter)));
    return missing.length === 0 ? [] : [{ missing: missing.map(({ name }) => name), place }];
  });
  const missing = distinct(lacking.flatMap((each) => each.missing));
  if (missing.length === 0) return [];
  return [
    {
      kind: 'sample-request-lacks-required',
      operation,
      subject: `${missing.join(' ')} @${page.document.id}`,
      summary: `Printed requests leave out ${missing.join(', ')}, which the table calls required.`,
      places: lacking.map(({ place }) => place),
    },
  ];
});

/** A printed request has a parameter that the table lacks. */
export const sampleRequestNotInTable = perPage((page, operation) => {
  if (page.parameters.length === 0) return [];
  const known = new Set(page.parameters.map(tableName));
  return sampleRequests(page).flatMap(({ names, place }) =>
    names
      .filter((name) => !ofProtocol.test(name) && !possibleNames(name).some((each) => known.has(each)))
      .map((name) => ({
        kind: 'sample-request-not-in-table',
        operation,
        subject: name,
        summary: `A printed request has ${name}, which the table of parameters does not.`,
        places: [place],
      })),
  );
});

/** Names that only a printed answer has. `Array of X` in the table also names the element X. */
export const sampleFieldNotInTable = perPage((page, operation) => {
  if (page.response.length === 0) return [];
  const known = new Set(
    page.response.flatMap(({ name, element }) => [name, ...(element === undefined ? [] : [element])]),
  );
  const beginnings = new NameBeginnings([...known]);
  return page.examples.flatMap((example) => {
    const answer = example.format === 'json' ? parseTolerantly(example.text) : undefined;
    const result = hasEnvelope(answer) ? (answer as { readonly Result?: unknown }).Result : answer;
    const unknown = [...namesInAnswer(result)].filter((name) => !known.has(name));
    // A name that begins like a name of the table is a `field-named-differently`.
    const left = unknown.filter((name) => !beginnings.hasAlike(name));
    if (left.length === 0) return [];
    return [
      {
        kind: 'sample-field-not-in-table',
        operation,
        subject: left.join(' '),
        summary: `The printed answer has ${left.join(', ')}, which the table of response fields does not.`,
        places: [example.provenance],
      },
    ];
  });
});
