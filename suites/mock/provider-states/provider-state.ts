/** What a provider state of the mock is: its parameters and a pure change of one world. */
import type { JsonObject } from '../json.ts';
import { findDisk, findInstance } from '../machine/resources.ts';
import type { WantedKey } from '../scopes.ts';
import type { Disk, Instance, World } from '../world.ts';
import type { ParamRule, ParamRules, StateParams } from './state-params.ts';

/** What a set-up works on. */
export interface Stage {
  readonly world: World;
  readonly params: StateParams;
  /** The billing clock. */
  readonly nowMs: number;
}

/** The world afterwards and the values that the case may use; or why the state cannot be set up. */
export type Setting =
  | {
      readonly world: World;
      readonly values?: JsonObject;
      /** Asks for fresh credentials of the scope. */
      readonly credentials?: WantedKey;
    }
  | { readonly problem: string };

/** One state of the vocabulary as the mock serves it. */
export interface ProviderStateRow {
  readonly params: ParamRules;
  readonly setUp: (stage: Stage) => Setting;
}

/** An optional text. */
export const text: ParamRule = { kind: 'text' };
/** A required text. */
export const requiredText: ParamRule = { kind: 'text', required: true };

/** A state about one instance: the one named, else the latest of the scope. */
export function forInstance(
  params: ParamRules,
  change: (instance: Instance, stage: Stage) => Setting,
): ProviderStateRow {
  return {
    params: { instanceId: text, ...params },
    setUp: (stage) => {
      const instance = chosenInstance(stage);
      return instance === undefined
        ? { problem: missing('instance', stage.params.text('instanceId')) }
        : change(instance, stage);
    },
  };
}

/** The instance that the parameters name, else the latest of the scope. */
export function chosenInstance({ world, params }: Stage): Instance | undefined {
  const id = params.text('instanceId');
  return id === '' ? world.instances.at(-1) : findInstance(world, id);
}

/** The disk that the parameters name, else the latest of the scope. */
export function chosenDisk({ world, params }: Stage): Disk | undefined {
  const id = params.text('diskId');
  return id === '' ? world.disks.at(-1) : findDisk(world, id);
}

/** The message for a state that needs a resource and does not find it. */
export function missing(kind: 'instance' | 'disk', id: string): string {
  return id === ''
    ? `the scope has no ${kind} yet: set up one first`
    : `parameter "${kind}Id" names no ${kind} of the scope: ${id}`;
}
