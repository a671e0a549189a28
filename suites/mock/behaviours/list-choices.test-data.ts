/** Every error choice in the tables of all behaviours, with its place. */
import type { PackId } from '../mock-client.test-data.ts';
import type { Behaviour, ErrorChoice } from './behaviour.ts';
import { loadedPacks } from './loaded-behaviours.test-data.ts';

export interface ListedChoice {
  readonly packId: PackId;
  readonly operation: string;
  readonly where: string;
  readonly choice: ErrorChoice;
}

/** Choices of the operations and of the protocols. */
export function behaviourChoices(): readonly ListedChoice[] {
  return Object.entries(loadedPacks).flatMap(([id, { behaviours, operations }]) => {
    const packId = id as PackId;
    const ofOperations = Object.entries(operations).flatMap(([operation, behaviour]) =>
      Object.entries(choicesOf(behaviour)).map(([where, choice]) => ({ packId, operation, where, choice })),
    );
    const { protocol } = behaviours;
    const { signature, unknownAction, unknownVersion, unknownService, givenTwice, ...fixed } = protocol;
    const asked = { operation: 'A', version: 'B', service: 'C' };
    const ofProtocol = Object.entries({
      ...fixed,
      unknownAction: unknownAction(asked),
      unknownVersion: unknownVersion(asked),
      unknownService: unknownService(asked),
      'givenTwice Action': givenTwice('Action', asked),
      'givenTwice Signature': givenTwice('Signature', asked),
      ...Object.fromEntries(
        Object.entries(signature).map(([fault, choose]) => [fault, choose({ accessKeyId: '', stringToSign: '' })]),
      ),
    }).map(([where, choice]) => ({ packId, operation: 'none', where, choice }));
    return [...ofOperations, ...ofProtocol];
  });
}

function choicesOf(behaviour: Behaviour): Readonly<Record<string, ErrorChoice>> {
  const { parameters } = behaviour;
  return {
    throttled: behaviour.throttled,
    internalFault: behaviour.internalFault,
    ...(behaviour.denied === undefined ? {} : { denied: behaviour.denied }),
    ...prefixed('missing', parameters.missing),
    ...prefixed('invalid', parameters.invalid),
    otherwise: parameters.otherwise,
    ...(behaviour.tokens === undefined ? {} : prefixed('token', { ...behaviour.tokens })),
    ...Object.fromEntries(behaviour.rules.map(({ name, answer }) => [`rule: ${name}`, answer])),
  };
}

function prefixed(prefix: string, choices: Readonly<Record<string, ErrorChoice>>) {
  return Object.fromEntries(Object.entries(choices).map(([name, choice]) => [`${prefix} ${name}`, choice]));
}
