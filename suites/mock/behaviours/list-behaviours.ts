/**
 * Finds the behaviours of a pack by listing its folder: `<Operation>.ts`, or `<Operation>.js` once the package is built. So
 * adding an operation is adding its file. A home without a file system passes a table of its own in `PackBehaviours`.
 */
import { readdirSync } from 'node:fs';
import type { Behaviour, BehaviourSource } from './behaviour.ts';

/** Files that belong to an operation and are not its behaviour have a second part in their name: `CreateDisk.rules.ts`. */
const behaviourFile = /^([A-Z]\w*)\.(?:ts|js)$/;

/** The operations in a folder, by name. Nothing is loaded until a behaviour is asked for. */
export function listBehaviours(folder: URL): Readonly<Record<string, BehaviourSource>> {
  const sources = readdirSync(folder).flatMap((file) => {
    const [, operation] = behaviourFile.exec(file) ?? [];
    return operation === undefined ? [] : [[operation, loaderOf(new URL(file, folder))] as const];
  });
  return Object.fromEntries(sources);
}

function loaderOf(file: URL): () => Promise<Behaviour> {
  let loaded: Promise<Behaviour> | undefined;
  return () => {
    loaded ??= import(file.href).then(({ behaviour }: { readonly behaviour: Behaviour }) => behaviour);
    return loaded;
  };
}
