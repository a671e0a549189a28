/** The table of signatures, named by algorithm. A new one is one file and one row; the shared test runs over every row. */
import { ConformanceError, type Pack } from '#specs';
import { acs3HmacSha256 } from './acs3-hmac-sha256.ts';
import { rpcHmacSha1 } from './rpc-hmac-sha1.ts';
import type { Signer } from './signer.ts';
import { v4HmacSha256 } from './v4-hmac-sha256.ts';

/** Every signer of this project. */
export const signers: readonly Signer[] = [rpcHmacSha1, v4HmacSha256, acs3HmacSha256];

let registered: readonly Signer[] = signers;

/** Every signer of this project and every registered one. The list is a new object whenever a signer is added or removed. */
export function knownSigners(): readonly Signer[] {
  return registered;
}

/** The signer of that algorithm name; undefined if no such signer is known. */
export function signerNamed(name: string): Signer | undefined {
  return registered.find((signer) => signer.name === name);
}

/** The known signers of these names, in this order. */
export function signersNamed(names: readonly string[]): readonly Signer[] {
  return names.flatMap((name) => signerNamed(name) ?? []);
}

/** Refuses packs whose signatures are unknown: the usual reason is that the code of an external pack was not loaded. */
export function requireSigners(packs: readonly Pack[]): void {
  for (const { id, binding } of packs.map(({ manifest }) => manifest)) {
    const unknown = binding.signers.find((name) => signerNamed(name) === undefined);
    if (unknown === undefined) continue;
    const known = registered.map(({ name }) => name).join(', ');
    throw new ConformanceError(
      'usage',
      `The pack ${id} needs the signer ${unknown}, which is unknown. Known: ${known}. If the pack brings its own signer, add --pack-code.`,
    );
  }
}

/**
 * Adds the signer of a pack outside the installation. The returned function removes the signer again. A name that another
 * signer has is refused, and so is a signer that does not say where its secrets travel: reports would show them.
 */
export function registerSigner(signer: Signer): () => void {
  const known = signerNamed(signer.name);
  if (known === signer) return () => undefined;
  if (known !== undefined) refuse(signer, 'another signer has this name. Choose a different name');
  if (!hasWireFacts(signer)) refuse(signer, 'its `wire` must list operation, version, secrets and secretParts');
  registered = [...registered, signer];
  return () => {
    registered = registered.filter((other) => other !== signer);
  };
}

function refuse({ name }: Signer, reason: string): never {
  throw new ConformanceError('configuration', `The signer ${name} cannot be registered: ${reason}.`);
}

/** Code of other people may be JavaScript, which no compiler has checked. */
function hasWireFacts({ wire }: { readonly wire?: Partial<Signer['wire']> }): boolean {
  const named = [wire?.operation, wire?.version, wire?.secrets];
  return (
    named.every((names) => Array.isArray(names?.parameters) && Array.isArray(names.headers)) &&
    Array.isArray(wire?.secretParts)
  );
}
