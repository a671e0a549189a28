/**
 * DescribeInstanceTypes: lists the catalogue of types, or those of a family or with the ids asked for. Arrears page: works as
 * ever with an instance in arrears; the disk table does not name it, and nothing makes it differ there. The page has no row
 * of its own: what is refused is answered with the product's common errors, and an unknown type or family finds nothing.
 */
import type { JsonObject } from '../../json.ts';
import { type InstanceType, instanceTypes } from '../../machine/instance-types.ts';
import type { Call, Effect } from '../behaviour.ts';
import { given } from '../outcomes.ts';
import { defineBehaviour } from './defaults.ts';
import { indexedValues } from './numbered-page.ts';

function present({ id, family, cpuCores, memoryGiB }: InstanceType): JsonObject {
  return {
    InstanceTypeId: id,
    InstanceTypeFamily: family,
    InstanceFamilyLevel: 'EnterpriseLevel',
    CpuCoreCount: cpuCores,
    MemorySize: memoryGiB,
    DiskQuantity: 17,
    GPUAmount: 0,
    GPUSpec: '',
    LocalStorageCategory: '',
    NvmeSupport: 'unsupported',
    InstanceBandwidthRx: cpuCores * 512_000,
    InstanceBandwidthTx: cpuCores * 512_000,
    InstancePpsRx: cpuCores * 150_000,
    InstancePpsTx: cpuCores * 150_000,
    EniQuantity: cpuCores,
    EniTotalQuantity: cpuCores,
    EniTrunkSupported: false,
    EniIpv6AddressQuantity: 1,
    EniPrivateIpAddressQuantity: 6,
    PrimaryEniQueueNumber: cpuCores,
    SecondaryEniQueueNumber: cpuCores,
    MaximumQueueNumberPerEni: cpuCores,
    TotalEniQueueQuantity: 2 * cpuCores,
  };
}

function describe(call: Call): Effect {
  const family = given(call, 'InstanceTypeFamily');
  const ids = indexedValues(call, 'InstanceTypes');
  const found = instanceTypes.filter(
    (type) => (family === '' || type.family === family) && (ids.length === 0 || ids.includes(type.id)),
  );
  return { outcome: 'success', world: call.world, result: { InstanceTypes: { InstanceType: found.map(present) } } };
}

/** Decisions of DescribeInstanceTypes. */
export const behaviour = defineBehaviour({
  rules: [],
  effect: describe,
});
