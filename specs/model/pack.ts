import type { ArrearsCondition } from './facts.ts';
import type { DocumentEntry, Profile, ProtocolStatement, RetiredOperation, Ruling } from './hand-written.ts';
import type { PackManifest } from './manifest.ts';
import type { Operation } from './operation.ts';
import type { Finding, Requirement } from './requirement.ts';
import type { ResourceKinds } from './resource-kinds.ts';

/** Everything known about one vendor product, loaded from its folder. */
export interface Pack {
  readonly manifest: PackManifest;
  /** resources.yaml: kinds of resources by name. */
  readonly resources: ResourceKinds;
  readonly documents: readonly DocumentEntry[];
  /** By name; each is read from its document when it is first asked for. */
  readonly operations: Readonly<Record<string, Operation>>;
  readonly arrears: readonly ArrearsCondition[];
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly rulings: readonly Ruling[];
  readonly profiles: readonly Profile[];
  readonly protocol: readonly ProtocolStatement[];
  readonly retired: readonly RetiredOperation[];
}
