/** Every member name in a decoded answer, at any depth. */
export function namesInAnswer(value: unknown, names: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) namesInAnswer(item, names);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      names.add(name);
      namesInAnswer(member, names);
    }
  }
  return names;
}
