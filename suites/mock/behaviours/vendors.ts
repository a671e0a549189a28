/** The packs that have behaviours, by id. A new vendor product is one folder here and one row. */
import { aliyunEcs } from './aliyun-ecs/vendor.ts';
import type { VendorBehaviours } from './behaviour.ts';
import { volcengineEcs } from './volcengine-ecs/vendor.ts';

/** Behaviours by pack id. */
export const vendors: Readonly<Record<string, VendorBehaviours>> = {
  'aliyun-ecs': aliyunEcs,
  'volcengine-ecs': volcengineEcs,
};

/** The pack that a state call without `pack` means. */
export const defaultPackId = 'aliyun-ecs';
