/**
 * Lists the differences between a control and its trial: `+` added, `-` left out, `~` changed. The expected answer is
 * not listed, because it is shown separately.
 */
import type { JsonValue, ProviderState, RequestStep, Step, Trial } from '#contracts';

import { wireFacts } from './say-wire-form.ts';

type Values = Readonly<Record<string, JsonValue | undefined>>;

/** A text without quotes, anything else as JSON. */
export const sayValue = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** `a disk exists {type: data, count: 2} as other` */
export function sayState({ name, params, as }: ProviderState): string {
  const given = Object.entries(params).map(([key, value]) => `${key}: ${sayValue(value)}`);
  return [`"${name}"`, given.length === 0 ? '' : `{${given.join(', ')}}`, as === undefined ? '' : `as ${as}`]
    .filter((part) => part !== '')
    .join(' ');
}

function sayRequest({ operation, parameters }: RequestStep): string {
  return `${operation} ${Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')}`;
}

function changedValues(subject: string, trial: Values, control: Values): readonly string[] {
  const names = [...new Set([...Object.keys(trial), ...Object.keys(control)])];
  return names.flatMap((name) => {
    const [before, now] = [trial[name], control[name]];
    if (JSON.stringify(before) === JSON.stringify(now)) return [];
    if (now === undefined) return [`- ${subject} ${name} = ${sayValue(before)}`];
    if (before === undefined) return [`+ ${subject} ${name} = ${sayValue(now)}`];
    return [`~ ${subject} ${name} = ${sayValue(now)}, not ${sayValue(before)}`];
  });
}

/** One item of a list: its identity, its label, and its values. */
interface Item {
  readonly key: string;
  readonly told: string;
  readonly values: Values;
}

/** A second or third item with the same name is an item of its own, so that pairs are formed in order. */
function numbered(items: readonly Item[]): ReadonlyMap<string, Item> {
  const seen = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const count = (seen.get(item.key) ?? 0) + 1;
      seen.set(item.key, count);
      return [`${item.key} ${count}`, item];
    }),
  );
}

function changedItems(kind: string, trial: readonly Item[], control: readonly Item[]): readonly string[] {
  const [before, now] = [numbered(trial), numbered(control)];
  const gone = [...before].filter(([key]) => !now.has(key)).map(([, { told }]) => `- ${kind} ${told}`);
  const come = [...now].filter(([key]) => !before.has(key)).map(([, { told }]) => `+ ${kind} ${told}`);
  const changed = [...now].flatMap(([key, { values }]) => {
    const old = before.get(key);
    return old === undefined ? [] : changedValues(`${kind} ${key.replace(/ 1$/, '')}:`, old.values, values);
  });
  const kept = (keys: Iterable<string>, other: ReadonlyMap<string, Item>) => [...keys].filter((key) => other.has(key));
  const reordered = kept(before.keys(), now).join('\n') !== kept(now.keys(), before).join('\n');
  return [...gone, ...come, ...changed, ...(reordered ? [`~ ${kind}s in another order`] : [])];
}

const stateItem = (state: ProviderState): Item => ({
  key: `"${state.name}"${state.as === undefined ? '' : ` as ${state.as}`}`,
  told: sayState(state),
  values: state.params,
});

function stepItem(step: Step): Item {
  if (step.step === 'state') return stateItem(step.state);
  const { operation, parameters, as, wire } = step;
  const values = { ...parameters, ...wireFacts(wire) };
  return { key: `${operation}${as === undefined ? '' : ` as ${as}`}`, told: sayRequest(step), values };
}

/** Every difference in what is done; empty if the control does the same. */
export function tellTrialsApart(trial: Trial, control: Trial): readonly string[] {
  const { request: one } = trial;
  const { request: other } = control;
  return [
    ...changedItems('state', trial.states.map(stateItem), control.states.map(stateItem)),
    ...changedItems('earlier step', trial.before.map(stepItem), control.before.map(stepItem)),
    ...changedValues('the', { operation: one.operation }, { operation: other.operation }),
    ...changedValues('parameter', one.parameters, other.parameters),
    ...changedValues('the', { format: one.format }, { format: other.format }),
    ...changedValues('on the wire', wireFacts(one.wire), wireFacts(other.wire)),
    ...changedValues('the', { 'number of copies': one.atOnce?.copies }, { 'number of copies': other.atOnce?.copies }),
  ];
}
