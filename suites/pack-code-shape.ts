/**
 * Checks what the code of a pack exports before anything is registered. Such code may be JavaScript, which no compiler has
 * checked, and a missing part would otherwise show up as a fault of the mock in the middle of a run.
 */
import { ConformanceError } from '#specs';

type Shape = 'function' | 'list' | 'object' | 'text';
/** The parts that must be there, each with its shape. */
type Parts = Readonly<Record<string, Shape>>;

const signerParts: Parts = {
  name: 'text',
  wire: 'object',
  recognises: 'function',
  sign: 'function',
  verify: 'function',
};

const behavioursParts: Parts = {
  zoneSuffix: 'text',
  orderPrefix: 'text',
  newRequestId: 'function',
  namedIn: 'list',
  parametersIn: 'list',
  envelope: 'object',
  protocol: 'object',
  operations: 'object',
};

const walkModelParts: Parts = {
  starts: 'list',
  commands: 'list',
  resources: 'list',
  nameOfState: 'function',
  keyOfState: 'function',
  afterExpectedSnapshot: 'function',
  compare: 'function',
};

function hasShape(value: unknown, shape: Shape): boolean {
  if (shape === 'list') return Array.isArray(value);
  if (shape === 'text') return typeof value === 'string';
  if (shape === 'function') return typeof value === 'function';
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const withArticle: Readonly<Record<Shape, string>> = {
  function: 'a function',
  list: 'an array',
  object: 'an object',
  text: 'a string',
};

/** Where the exported value differs from the form that it must have; undefined if it fits. */
function unfitPart(name: string, value: unknown, parts: Parts): string | undefined {
  if (!hasShape(value, 'object')) return `\`${name}\` must be an object`;
  const wrong = Object.entries(parts).find(([part, shape]) => !hasShape(Object(value)[part], shape));
  return wrong === undefined ? undefined : `\`${name}.${wrong[0]}\` must be ${withArticle[wrong[1]]}`;
}

function unfitSigners(signers: unknown): string | undefined {
  if (!Array.isArray(signers)) return '`signers` must be an array';
  return signers
    .map((signer, at) => unfitPart(`signers[${at}]`, signer, signerParts))
    .find((problem) => problem !== undefined);
}

function problemOf({ signers, behaviours, walkModel }: Readonly<Record<string, unknown>>): string | undefined {
  if (signers === undefined && behaviours === undefined && walkModel === undefined) {
    return 'it exports none of `signers`, `behaviours` and `walkModel`';
  }
  return (
    (signers === undefined ? undefined : unfitSigners(signers)) ??
    (behaviours === undefined ? undefined : unfitPart('behaviours', behaviours, behavioursParts)) ??
    (walkModel === undefined ? undefined : unfitPart('walkModel', walkModel, walkModelParts))
  );
}

/** Throws a ConformanceError that names the first part of the module's exports without its form. */
export function requirePackCode(exported: Readonly<Record<string, unknown>>, file: string): void {
  const problem = problemOf(exported);
  if (problem !== undefined) throw new ConformanceError('usage', `The code of the pack in ${file}: ${problem}.`);
}
