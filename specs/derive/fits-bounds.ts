/** Whether a printed value fits the type and limits beside it. Pages print lists and samples that do not fit. */
import type { Bounds, WireType } from '../model.ts';

type Value = string | number | boolean;

/** Whether a value may occur in a schema of that type. */
export function fitsType(value: Value, type: WireType): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return type !== 'string' || typeof value === 'string';
}

function fitsLength(text: string, { minLength, maxLength, pattern }: Bounds): boolean {
  const { length } = [...text];
  if (length < (minLength ?? 0) || length > (maxLength ?? Number.POSITIVE_INFINITY)) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}

/** Whether a value of the right type satisfies the limits of a single value. */
export function fitsBounds(value: Value, bounds: Bounds): boolean {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = bounds;
  if (bounds.enum !== undefined && !bounds.enum.some((allowed) => allowed === value)) return false;
  if (typeof value === 'number') return value >= minimum && value <= maximum;
  return typeof value !== 'string' || fitsLength(value, bounds);
}

/** Limits without listed values or a default of another type than the parameter. */
export function boundsOfType({ enum: listed, default: byDefault, ...rest }: Bounds, type: WireType): Bounds {
  const values = listed?.filter((value) => fitsType(value, type)) ?? [];
  return {
    ...(values.length === 0 ? {} : { enum: values }),
    ...rest,
    ...(byDefault !== undefined && fitsType(byDefault, type) ? { default: byDefault } : {}),
  };
}

/** The printed sample of a parameter as a value of its type; undefined if there is no sample. */
export function sampleValue(printed: string | undefined, type: WireType): Value | undefined {
  if (printed === undefined || printed === 'null') return undefined;
  if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(printed)) return Number(printed);
  if (type === 'boolean' && /^(?:true|false)$/.test(printed)) return printed === 'true';
  return printed;
}
