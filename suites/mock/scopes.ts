/**
 * The one place of the mock that changes: worlds by scope, which scope holds a resource, and the keys of scopes. A scope
 * belongs to a pack; two packs may have a scope of the same name. Everything inside a world is changed by replacing it.
 */
import { randomBytes } from 'node:crypto';
import { Secret } from '../secret.ts';
import type { KnownKey } from '../signers/signer.ts';
import type { World } from './world.ts';

/** Address of one world. */
export interface ScopeAddress {
  readonly packId: string;
  readonly scope: string;
}

/** A key that a state made for one scope, with the actions that are denied to its holder. */
export interface ScopeKey {
  readonly credentials: KnownKey;
  readonly address: ScopeAddress;
  readonly denied: readonly string[];
}

/** A key to make: the actions that it denies, and whether it is valid only with a session token. */
export interface WantedKey {
  readonly denied: readonly string[];
  readonly temporary?: true;
}

/** A key as it is given to its holder. */
export interface KeyTexts {
  readonly id: string;
  readonly secret: string;
  /** Of a temporary key. */
  readonly token?: string;
}

/** The worlds of a mock and the keys to them. */
export interface Scopes {
  /** The world of a scope. A new scope begins as the mock's scenario defines. */
  readonly world: (address: ScopeAddress) => World;
  readonly replace: (address: ScopeAddress, world: World) => void;
  readonly remove: (address: ScopeAddress) => void;
  /** The scope of that pack which holds the first known one of these resources. */
  readonly holding: (packId: string, resourceIds: readonly string[]) => ScopeAddress | undefined;
  readonly addKey: (address: ScopeAddress, wanted: WantedKey) => KeyTexts;
  readonly findKey: (accessKeyId: string) => ScopeKey | undefined;
  /** Whether the text is the token of any key that was made and not removed. */
  readonly isToken: (text: string) => boolean;
}

/** Empty scopes; `begin` makes the world of a scope that is asked for the first time, with a number never used before. */
export function createScopes(begin: (address: ScopeAddress, number: number) => World): Scopes {
  const places = new Map<string, { readonly world: World; readonly ids: Set<string> }>();
  const holders = new Map<string, ScopeAddress>();
  const keys = new Map<string, ScopeKey>();
  const tokens = new Set<string>();
  let lastNumber = 0;
  let lastKey = 0;

  const replace = (address: ScopeAddress, world: World): void => {
    const before = places.get(nameOf(address));
    const ids = before?.ids ?? new Set<string>();
    places.set(nameOf(address), { world, ids });
    if (before !== undefined && holdsTheSame(before.world, world)) return;
    for (const id of idsIn(world)) {
      ids.add(id);
      holders.set(`${address.packId}/${id}`, address);
    }
  };

  const world = (address: ScopeAddress): World => {
    const known = places.get(nameOf(address));
    if (known !== undefined) return known.world;
    lastNumber += 1;
    const fresh = begin(address, lastNumber);
    replace(address, fresh);
    return fresh;
  };

  const remove = (address: ScopeAddress): void => {
    const known = places.get(nameOf(address));
    if (known === undefined) return;
    places.delete(nameOf(address));
    for (const id of known.ids) holders.delete(`${address.packId}/${id}`);
    for (const [id, key] of keys) if (nameOf(key.address) === nameOf(address)) removeKey(id, key);
  };

  const removeKey = (id: string, { credentials: { securityToken } }: ScopeKey): void => {
    keys.delete(id);
    if (securityToken !== undefined) tokens.delete(securityToken.reveal());
  };

  const addKey = (address: ScopeAddress, { denied, temporary }: WantedKey): KeyTexts => {
    lastKey += 1;
    const id = `mock-scope-key-${lastKey}`;
    const secret = randomBytes(15).toString('base64url');
    const lasting = { accessKeyId: id, accessKeySecret: new Secret(secret) };
    if (temporary === undefined) {
      keys.set(id, { credentials: lasting, address, denied });
      return { id, secret };
    }
    const token = `mock-security-token-${randomBytes(15).toString('base64url')}`;
    tokens.add(token);
    keys.set(id, { credentials: { ...lasting, securityToken: new Secret(token), temporary }, address, denied });
    return { id, secret, token };
  };

  return {
    world,
    replace,
    remove,
    addKey,
    holding: (packId, resourceIds) => {
      const held = resourceIds.find((id) => holders.has(`${packId}/${id}`));
      return held === undefined ? undefined : holders.get(`${packId}/${held}`);
    },
    findKey: (accessKeyId) => keys.get(accessKeyId),
    isToken: (text) => tokens.has(text),
  };
}

function nameOf({ packId, scope }: ScopeAddress): string {
  return `${packId}/${scope}`;
}

const heldKinds = ['instances', 'disks', 'securityGroups', 'snapshots', 'images'] as const;

function holdsTheSame(before: World, after: World): boolean {
  return before.others === after.others && heldKinds.every((kind) => before[kind] === after[kind]);
}

function idsIn(world: World): readonly string[] {
  const { vpcId, vSwitchId } = world.network;
  const held = [...heldKinds.map((kind) => world[kind]), ...Object.values(world.others)];
  return [...held.flatMap((resources) => resources.map(({ id }) => id)), vpcId, vSwitchId];
}
