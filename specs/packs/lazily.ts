/** An object whose properties are loaded when they are first read, and once. */
export function lazily<T extends object>(load: { readonly [Key in keyof T]: () => T[Key] }): T {
  const made = {};
  for (const key of Object.keys(load) as (keyof T & string)[]) {
    let value: { readonly loaded: T[typeof key] } | undefined;
    Object.defineProperty(made, key, {
      enumerable: true,
      get: () => {
        value ??= { loaded: load[key]() };
        return value.loaded;
      },
    });
  }
  return made as T;
}
