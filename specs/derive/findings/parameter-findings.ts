import type { Bounds, ParameterFact } from '../../model.ts';
import { groupBy } from '../group-by.ts';
import { type FindingRule, makeFinding } from './finding-rule.ts';

/** A rule about one parameter of one page. */
function perParameter(kind: string, summary: string, applies: (parameter: ParameterFact) => boolean): FindingRule {
  return ({ pack, pages }) =>
    pages.flatMap((page) => {
      const operation = page.operation;
      if (operation === undefined) return [];
      return page.parameters.filter(applies).map((parameter) =>
        makeFinding(pack, {
          kind,
          operation,
          subject: `${parameter.name}@${page.document.id}`,
          summary,
          places: [parameter.provenance],
        }),
      );
    });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export const requiredNotStated = perParameter(
  'required-not-stated',
  'The page does not say whether this parameter is required.',
  (parameter) => parameter.required === 'not-stated' && parameter.requiredInSomeCases === undefined,
);

export const requiredInSomeCases = perParameter(
  'required-in-some-cases',
  'The page calls this parameter required in some cases, and a column cannot say in which.',
  (parameter) => parameter.requiredInSomeCases !== undefined,
);

export const valueListLost = perParameter(
  'value-list-lost',
  'The page announces the values of this parameter and lists none.',
  (parameter) => parameter.valueListLost,
);

export const valueListedAsUnsupported = perParameter(
  'value-listed-as-unsupported',
  'The page lists a value of this parameter and calls it unsupported.',
  (parameter) => parameter.unsupportedValues.length > 0,
);

export const exampleParameterNotValidJson = perParameter(
  'example-parameter-not-valid-json',
  'The parameter holds a JSON array, and its printed example is not valid JSON.',
  (parameter) => parameter.jsonArray && parameter.example !== undefined && !isJson(parameter.example),
);

/** Names that differ only in case: one of them is an older spelling. */
export const namesDifferInCase: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) => {
    const spellings = groupBy(spec.parameters, ({ name }) => name.toLowerCase());
    return [...spellings.values()].flatMap((group) =>
      group.slice(1).map((twin, at) => {
        const before = group[at] ?? twin;
        return makeFinding(pack, {
          kind: 'names-differ-in-case',
          operation: spec.name,
          subject: `${before.name} ${twin.name}`,
          summary: 'Two parameters have names that differ in case alone.',
          places: [before.provenance, twin.provenance],
        });
      }),
    );
  });

export const requiredDiffersBetweenEditions: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) =>
    spec.parameters.flatMap((parameter) => {
      const stated = parameter.said.filter(({ fact }) => fact.required !== 'not-stated');
      if (new Set(stated.map(({ fact }) => fact.required)).size < 2) return [];
      return makeFinding(pack, {
        kind: 'required-differs-between-editions',
        operation: spec.name,
        subject: parameter.name,
        summary: 'One edition calls this parameter required, another does not.',
        places: stated.map(({ fact }) => fact.provenance),
      });
    }),
  );

export const boundsDifferBetweenEditions: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) =>
    spec.parameters.flatMap((parameter) => {
      const keywords = Object.keys(parameter.bounds) as (keyof Bounds)[];
      const differing = keywords.filter((keyword) => {
        const values = new Set(parameter.said.map(({ fact }) => JSON.stringify(fact.bounds[keyword])));
        return values.size > 1;
      });
      if (differing.length === 0) return [];
      return makeFinding(pack, {
        kind: 'bounds-differ-between-editions',
        operation: spec.name,
        subject: parameter.name,
        summary: `The editions do not say the same about ${differing.join(', ')}.`,
        places: parameter.said.map(({ fact }) => fact.provenance),
      });
    }),
  );

export const parameterInOneEdition: FindingRule = ({ pack, operations }) =>
  operations.flatMap((spec) =>
    spec.parameters
      .filter((parameter) => parameter.said.length < spec.editions.length)
      .map((parameter) =>
        makeFinding(pack, {
          kind: 'parameter-not-in-every-edition',
          operation: spec.name,
          subject: parameter.name,
          summary: `Only ${parameter.said.map(({ edition }) => edition.edition).join(', ')} has this parameter.`,
          places: parameter.said.map(({ fact }) => fact.provenance),
        }),
      ),
  );

/** A column that a portal lost: no parameter of the page has a required mark, or none has a type. */
export const columnLost: FindingRule = ({ pack, pages }) =>
  pages.flatMap(({ document, operation, parameters }) => {
    const [first] = parameters;
    const last = parameters.at(-1);
    if (operation === undefined || first === undefined || last === undefined || parameters.length < 2) return [];
    return (['required', 'type'] as const)
      .filter((column) =>
        parameters.every(
          (each) => each[column] === 'not-stated' && !(column === 'required' && each.requiredInSomeCases),
        ),
      )
      .map((column) =>
        makeFinding(pack, {
          kind: `${column}-column-lost`,
          operation,
          subject: document.id,
          summary: `No parameter of this page has its ${column === 'type' ? 'type' : 'required flag'}: the table lacks that column.`,
          places: [{ document: document.id, lines: [first.provenance.lines[0], last.provenance.lines[1]] }],
        }),
      );
  });

/** A parameter that a page lists more than once. */
export const parameterListedTwice: FindingRule = ({ pack, pages }) =>
  pages.flatMap(({ document, operation, parameters }) =>
    [...groupBy(parameters, ({ name }) => name)].flatMap(([name, group]) =>
      operation === undefined || group.length < 2
        ? []
        : makeFinding(pack, {
            kind: 'parameter-listed-twice',
            operation,
            subject: `${name}@${document.id}`,
            summary: `The page lists this parameter ${group.length} times.`,
            places: group.map(({ provenance }) => provenance),
          }),
    ),
  );
