/** Fills the templates of a documented effect in, from the values of states, request and answer. */
import {
  type ExpectedChange,
  type JsonValue,
  type RequestStep,
  type Resolved,
  resolveJson,
  type TemplateValues,
} from '#contracts';
import type { Answer } from '../model.ts';

type Effect = NonNullable<RequestStep['effect']>;

export interface EffectRequest {
  readonly step: RequestStep;
  readonly values: TemplateValues;
  readonly answer: Answer | undefined;
}

/**
 * Drops the id where the answer does not tell it: an older edition documents no order id, so the order is found by its fields.
 * An optional resource becomes required if the answer names it.
 */
function asAnswered(change: ExpectedChange, known: TemplateValues): ExpectedChange {
  if (change.change !== 'added' || !change.id?.includes('${answer.')) return change;
  const id = resolveJson(change.id, known);
  const { id: _unanswered, optional, ...rest } = change;
  if (!id.resolved) return id.missing.startsWith('answer.') ? { ...rest, ...(optional ? { optional } : {}) } : change;
  if (!optional) return change;
  return id.value === '' ? { ...rest, optional } : { ...rest, id: change.id };
}

const oneReference = /^\$\{([^}|]+)\}$/;

function listIn(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** One change per id where the id is a list (`${diskIds}`). An empty list does not resolve. */
function resolveChange(change: ExpectedChange, known: TemplateValues): Resolved<readonly ExpectedChange[]> {
  const filled = resolveJson(asAnswered(change, known) as unknown as JsonValue, known);
  if (!filled.resolved) return filled;
  const resolved = filled.value as unknown as ExpectedChange;
  const isOfMany = resolved.change === 'field' || resolved.change === 'removed';
  const name = isOfMany && 'id' in change ? oneReference.exec(change.id ?? '')?.[1] : undefined;
  const ids = name !== undefined && isOfMany ? listIn(resolved.id) : undefined;
  if (ids === undefined) return { resolved: true, value: [resolved] };
  if (ids.length === 0) return { resolved: false, missing: name ?? '' };
  return { resolved: true, value: ids.map((id) => ({ ...resolved, id }) as ExpectedChange) };
}

/** The effect of the step without templates, or the name of the first missing value. */
export function resolveEffect({ step, values, answer }: EffectRequest): Resolved<Effect> {
  const request = resolveJson(step.parameters, values);
  const known = { ...values, request: request.resolved ? request.value : {}, answer: answer?.result ?? {} };
  const changes: ExpectedChange[] = [];
  for (const change of step.effect?.changes ?? []) {
    const resolved = resolveChange(change, known);
    if (!resolved.resolved) return resolved;
    changes.push(...resolved.value);
  }
  const allowed = resolveJson(step.effect?.allowed ?? [], known);
  if (!allowed.resolved) return allowed;
  return { resolved: true, value: { changes, allowed: allowed.value as readonly string[] } };
}
