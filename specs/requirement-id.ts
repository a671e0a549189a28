/**
 * The one place that makes and parses requirement ids. Waivers, profiles and reports of target owners name these ids, so
 * their form never changes.
 */

interface OfOperation {
  readonly pack: string;
  readonly operation: string;
}

interface ErrorName extends OfOperation {
  readonly status: number;
  readonly code: string;
  /** 2 or more: the rows of this status and code print several messages, and this is the message in that place. */
  readonly variant?: number;
}

/** The parts of a requirement id. */
export type RequirementName =
  /** A documented error row. */
  | ({ readonly about: 'error' } & ErrorName)
  /** The effect that an error row must not have. */
  | ({ readonly about: 'error-effect' } & ErrorName)
  /** What a success must change. */
  | ({ readonly about: 'effect'; readonly name: string } & OfOperation)
  /** A statement of the prose, or the success of the operation. */
  | ({ readonly about: 'behaviour'; readonly name: string } & OfOperation)
  /** A rule for one parameter: a JSON Schema keyword, or `conditional/<condition>`. */
  | ({ readonly about: 'parameter'; readonly parameter: string; readonly rule: string } & OfOperation)
  /** A cell of the arrears matrix. */
  | ({ readonly about: 'arrears'; readonly condition: string } & OfOperation)
  /** A statement about the protocol, which every operation shares. */
  | { readonly about: 'protocol'; readonly pack: string; readonly name: string };

/** The id made of these parts. */
export function requirementId(name: RequirementName): string {
  if (name.about === 'protocol') return `${name.pack}/protocol/${name.name}`;
  return `${name.pack}/${name.operation}/${ownPart(name)}`;
}

function ownPart(name: Exclude<RequirementName, { about: 'protocol' }>): string {
  switch (name.about) {
    case 'error':
      return errorPart(name);
    case 'error-effect':
      return `effect/${errorPart(name)}`;
    case 'parameter':
      return `parameter/${name.parameter}/${name.rule}`;
    case 'arrears':
      return `arrears/${name.condition}`;
    default:
      return `${name.about}/${name.name}`;
  }
}

const errorPart = ({ status, code, variant }: ErrorName): string =>
  `error/${status}/${code}${variant === undefined ? '' : `~${variant}`}`;

/** The parts of an id; undefined for a text that is no requirement id. */
export function parseRequirementId(id: string): RequirementName | undefined {
  const [pack, operation, about, ...rest] = id.split('/');
  if (!pack || !operation || !about) return undefined;
  if (operation === 'protocol') return rest.length === 0 ? { about: 'protocol', pack, name: about } : undefined;
  const own = { pack, operation };
  const [first, second] = rest;
  if (!first) return undefined;
  if (about === 'error') return errorName('error', own, rest);
  if (about === 'effect' && first === 'error' && second) return errorName('error-effect', own, rest.slice(1));
  if (about === 'effect' || about === 'behaviour') return { about, ...own, name: rest.join('/') };
  if (about === 'arrears') return { about, ...own, condition: rest.join('/') };
  if (about !== 'parameter' || !second) return undefined;
  return { about, ...own, parameter: first, rule: rest.slice(1).join('/') };
}

function errorName(
  about: 'error' | 'error-effect',
  own: OfOperation,
  [status, ...rest]: readonly string[],
): RequirementName | undefined {
  const [, code, variant] = /^(.+?)(?:~(\d+))?$/.exec(rest.join('/')) ?? [];
  if (status === undefined || !/^\d{3}$/.test(status) || code === undefined) return undefined;
  return {
    about,
    ...own,
    status: Number(status),
    code,
    ...(variant === undefined ? {} : { variant: Number(variant) }),
  };
}

/** The id of the effect that the error row of this id must not have; undefined where the id names no error row. */
export function effectIdOf(id: string): string | undefined {
  const name = parseRequirementId(id);
  return name?.about === 'error' ? requirementId({ ...name, about: 'error-effect' }) : undefined;
}
