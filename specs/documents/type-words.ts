import type { WireType } from '../model.ts';
import { plainText } from './plain-text.ts';

const types: Readonly<Record<string, WireType>> = {
  string: 'string',
  str: 'string',
  integer: 'integer',
  int: 'integer',
  int32: 'integer',
  int64: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  number: 'number',
  boolean: 'boolean',
  bool: 'boolean',
  array: 'array',
  list: 'array',
  repeatlist: 'array',
  object: 'object',
  struct: 'object',
  map: 'object',
  json: 'object',
};

/** A printed type, normalised. `element` is the `X` of `Array of X`. */
export interface ParsedType {
  readonly type: WireType;
  readonly element?: string;
}

/** Parses a printed type; undefined for a word that names no type. */
export function readType(printed: string): ParsedType | undefined {
  const word = plainText(printed);
  const known = types[word.toLowerCase()];
  if (known !== undefined) return { type: known };
  const array =
    /^(?:array|list)\s*(?:of\s+|<|\[)\s*([A-Za-z]\w*)\s*[>\]]?$/i.exec(word) ?? /^([A-Za-z]\w*)\[\]$/.exec(word);
  return array?.[1] === undefined ? undefined : { type: 'array', element: array[1] };
}
