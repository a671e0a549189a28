/**
 * Completes a behaviour with the answers that its product gives for every operation. So the file of an operation says only
 * what differs. Each product makes its own `defineBehaviour` in `<pack>/defaults.ts`.
 */
import type { Behaviour, ErrorChoice, ParameterErrors, Rule } from './behaviour.ts';
import { offerRule } from './conditions.ts';

/** Answers of a product for operations that have no row of their own. */
export interface BehaviourDefaults {
  readonly throttled: ErrorChoice;
  readonly internalFault: ErrorChoice;
  /** The sender lacks the permission. */
  readonly denied: ErrorChoice;
  /** The vendor does not offer the operation to the account. */
  readonly notOffered: ErrorChoice;
  /** A parameter breaks the page's table. */
  readonly malformedParameter: ErrorChoice;
  /** A required parameter is absent. */
  readonly missingParameter: (name: string) => ErrorChoice;
}

/** What one operation decides. Everything that it leaves out comes from the defaults. */
export interface OwnBehaviour
  extends Partial<Pick<Behaviour, 'throttled' | 'internalFault' | 'tokens' | 'ignoresToken'>> {
  /** `by effect`: the effect itself answers a sender who lacks the permission. */
  readonly denied?: ErrorChoice | 'by effect';
  readonly notOffered?: ErrorChoice;
  readonly parameters?: Partial<ParameterErrors>;
  /**
   * Refusals in the order in which they are tried. The refusal of an operation that is not offered comes before all of
   * them.
   */
  readonly rules: readonly Rule[];
  readonly effect: Behaviour['effect'];
}

/** The `defineBehaviour` of a product with these answers. */
export function behaviourWith(defaults: BehaviourDefaults): (own: OwnBehaviour) => Behaviour {
  return ({ notOffered = defaults.notOffered, denied = defaults.denied, parameters, rules, ...own }) => ({
    throttled: defaults.throttled,
    internalFault: defaults.internalFault,
    ...own,
    ...(denied === 'by effect' ? {} : { denied }),
    parameters: {
      missing: parameters?.missing ?? {},
      missingOtherwise: parameters?.missingOtherwise ?? defaults.missingParameter,
      invalid: parameters?.invalid ?? {},
      otherwise: parameters?.otherwise ?? defaults.malformedParameter,
    },
    rules: [offerRule(notOffered), ...rules],
  });
}
