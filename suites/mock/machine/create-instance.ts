/**
 * Buying an instance with its disks. Pay-as-you-go costs nothing at the moment of creation; a subscription is one paid order
 * for instance and disks, and without the money there is neither order nor instance. A new instance is Stopped.
 */
import type { Disk, Instance, Order, World } from '../world.ts';
import { addDisk, addInstance, type DiskDraft, type InstanceDraft } from './add-resources.ts';
import type { Payment } from './charge-account.ts';
import { placePaidOrder } from './orders.ts';
import { diskPrice } from './prices.ts';
import { withDisk } from './resources.ts';
import { done, type Transition } from './transition.ts';

/** A data disk that is bought with the instance. */
export interface DataDiskChoice {
  readonly chosen: NonNullable<DiskDraft['chosen']>;
  readonly deleteWithInstance: boolean;
}

/** What is bought; `price` is that of the instance alone and counts for a subscription. */
export interface Purchase {
  /** The operation that the order is recorded for. */
  readonly operation: string;
  readonly instance: Omit<InstanceDraft, 'status' | 'id' | 'systemDiskId'>;
  readonly dataDisks: readonly DataDiskChoice[];
  readonly price: number;
}

/** What was bought. */
export interface Bought {
  readonly instance: Instance;
  /** Undefined for pay-as-you-go. */
  readonly order?: Order;
}

/** Price of everything that is bought: nothing for pay-as-you-go. */
export function purchasePrice({ instance, dataDisks, price }: Purchase): number {
  const { chargeType, expiryMs, nowMs } = instance;
  if (chargeType === 'PostPaid' || expiryMs === null) return 0;
  return price + dataDisks.length * diskPrice(nowMs, expiryMs);
}

/** Buys an instance. */
export function createInstance(world: World, purchase: Purchase): Transition<Bought> {
  const added = addInstance(world, { ...purchase.instance, status: 'Stopped' });
  const { world: grown, disks } = addDataDisks(added.world, added.instance, purchase);
  const { instance } = added;
  if (instance.chargeType === 'PostPaid') return done(grown, { instance });
  const amount = purchasePrice(purchase);
  const paid = placePaidOrder(grown, {
    operation: purchase.operation,
    instanceId: instance.id,
    diskIds: disks.map(({ id }) => id),
    amount,
    backToCredit: 0,
  });
  if (!paid.done) return paid;
  const { order, payment } = paid.value;
  return done(settleDisks(paid.world, [added.systemDisk, ...disks], { payment, amount }), { instance, order });
}

function addDataDisks(world: World, instance: Instance, { dataDisks, instance: { nowMs } }: Purchase) {
  let grown = world;
  const disks: Disk[] = [];
  for (const { chosen, deleteWithInstance } of dataDisks) {
    const added = addDisk(grown, {
      type: 'data',
      instance,
      attached: true,
      chargeType: instance.chargeType,
      portable: true,
      multiAttach: false,
      dedicatedBlockStorageCluster: false,
      chosen,
      nowMs,
    });
    grown = withDisk(added.world, added.disk.id, { deleteWithInstance });
    disks.push(added.disk);
  }
  return { world: grown, disks };
}

/** What money paid for each disk: its part of the order in the proportion of balance and credit; vouchers never come back. */
function settleDisks(
  world: World,
  disks: readonly Disk[],
  { payment, amount }: { readonly payment: Payment; readonly amount: number },
): World {
  const share = (price: number, paid: number): number => (amount === 0 ? 0 : Math.floor((price * paid) / amount));
  return disks.reduce((before, { id, type, subscription }) => {
    if (subscription === null) return before;
    // The system disk has no price of its own: it is bought with the instance.
    const price = type === 'system' ? 0 : diskPrice(subscription.fromMs, subscription.untilMs);
    const paidBy = {
      paidByBalance: share(price, payment.byBalance),
      paidByCredit: share(price, payment.byCredit),
    };
    return withDisk(before, id, { subscription: { ...subscription, ...paidBy } });
  }, world);
}
