/**
 * The documented answers to a request that breaks the protocol: rows of the common errors, by generation of the
 * vendor's error pages. A ruling chooses the generation.
 */
import { ConformanceError, type ProtocolStatement } from '#specs';
import type { ProtocolCauses } from '../causes/cause-file.ts';
import type { CaseReading, ExpectedAnswer, ExpectedError } from '../model.ts';
import { expectRows, type GenerationContext } from './generation-context.ts';

/** The shared input of the entries of one pack. */
export interface WireContext {
  readonly context: GenerationContext;
  readonly causes: ProtocolCauses;
}

/** A statement that a cause file names; never undefined. */
export const statementNamed = ({ context }: WireContext, name: string): ProtocolStatement => {
  const found = context.pack.protocol.find((statement) => statement.name === name);
  if (found !== undefined) return found;
  const { id } = context.pack.manifest;
  throw new ConformanceError('internal', `The causes of ${id} show "${name}", which protocol.yaml does not state.`);
};

function commonRows({ context }: WireContext, names: readonly string[]): readonly ExpectedError[] {
  const rows = context.pack.manifest.commonErrors.filter(({ status, code }) => names.includes(`${status} ${code}`));
  return expectRows(rows);
}

const generationFinding = ({ context }: WireContext): string => `${context.pack.manifest.id}/protocol/error-generation`;

/** The generation that the ruling chooses. A pack without a ruling has one generation. */
function chosenGeneration(wire: WireContext, answers: Readonly<Record<string, readonly string[]>>): string {
  const ruling = wire.context.pack.rulings.find(({ finding }) => finding === generationFinding(wire));
  const [first = ''] = Object.keys(answers);
  return ruling !== undefined && ruling.chosen in answers ? ruling.chosen : first;
}

function refusedWith(wire: WireContext, rows: readonly string[] = []): ExpectedAnswer {
  return { outcome: 'error', anyOf: commonRows(wire, rows) };
}

/**
 * The answer of the chosen generation. A control is not about the generation, so any generation's answer is accepted
 * for it.
 */
export function refusalOf(wire: WireContext, name: string, generation: 'chosen' | 'any'): ExpectedAnswer {
  const { answers = {} } = statementNamed(wire, name);
  const rows = generation === 'any' ? Object.values(answers).flat() : answers[chosenGeneration(wire, answers)];
  return refusedWith(wire, rows);
}

/** The answers of the other generations, which the pages document as well. */
export function generationReading(wire: WireContext, name: string): { readonly readings?: readonly CaseReading[] } {
  const { answers = {} } = statementNamed(wire, name);
  const chosen = chosenGeneration(wire, answers);
  const others = Object.entries(answers).filter(([generation]) => generation !== chosen);
  if (others.length === 0) return {};
  const alternatives = others.map(
    ([choice, rows]) => ({ choice, tolerated: true, expect: refusedWith(wire, rows) }) as const,
  );
  return { readings: [{ finding: generationFinding(wire), chosen, alternatives }] };
}
