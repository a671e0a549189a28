/** Steps and starts in words. */
import { commands } from './commands.ts';
import type { WalkStart } from './model.ts';
import { operationTried, type Step } from './walk.ts';

/** What a step does, and its name. */
export function sayStep(step: Step): string {
  const operation = operationTried(step);
  if (operation !== undefined) return `${operation}, as the arrears tables have it [${step}]`;
  return `${commands.find(({ name }) => name === step)?.says ?? step} [${step}]`;
}

/** What a walk begins with. */
export function sayStart({ chargeType, status, attached }: WalkStart): string {
  const kind = chargeType === 'PrePaid' ? 'subscription' : 'pay-as-you-go';
  return `a ${kind} instance that is ${status}, and a pay-as-you-go data disk ${attached ? 'attached to it' : 'attached to nothing'}`;
}
