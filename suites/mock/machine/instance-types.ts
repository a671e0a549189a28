/** A few instance types of a vendor. The sizes are the vendor's, everything else is made up. */

/** One type of instance. */
export interface InstanceType {
  readonly id: string;
  readonly family: string;
  readonly cpuCores: number;
  readonly memoryGiB: number;
}

const families: Readonly<Record<string, { readonly memoryPerCore: number; readonly sizes: readonly string[] }>> = {
  'ecs.c6': { memoryPerCore: 2, sizes: ['large', 'xlarge'] },
  'ecs.g6': { memoryPerCore: 4, sizes: ['large', 'xlarge', '2xlarge'] },
  'ecs.g7se': { memoryPerCore: 4, sizes: ['large', 'xlarge', '2xlarge'] },
};

const coresOfSize: Readonly<Record<string, number>> = { large: 2, xlarge: 4, '2xlarge': 8 };

/** All types, by family and size. */
export const instanceTypes: readonly InstanceType[] = Object.entries(families).flatMap(
  ([family, { memoryPerCore, sizes }]) =>
    sizes.map((size) => {
      const cpuCores = coresOfSize[size] ?? 0;
      return { id: `${family}.${size}`, family, cpuCores, memoryGiB: cpuCores * memoryPerCore };
    }),
);

/** What an instance shows whose type is in no catalogue any more. */
export const noInstanceType: Pick<InstanceType, 'cpuCores' | 'memoryGiB'> = { cpuCores: 0, memoryGiB: 0 };

/** The type of that id. */
export function findInstanceType(id: string): InstanceType | undefined {
  return instanceTypes.find((type) => type.id === id);
}
