/** The resources that a request names, in order. They decide which scope the request belongs to. */
import type { JsonValue } from './json.ts';

const resourceParameter =
  /^(DiskDeviceMapping\.\d+\.)?(Instance|Disk|SecurityGroup|Snapshot|Image|Vpc|VSwitch)Ids?(\.\d+)?$/;

/** Identifiers from parameters such as InstanceId, DiskIds.1 and JSON arrays such as DiskIds. */
export function namedResources(parameters: ReadonlyMap<string, string>): readonly string[] {
  return [...parameters].flatMap(([name, value]) => {
    if (!resourceParameter.test(name)) return [];
    return value.startsWith('[') ? idsInJson(value) : [value];
  });
}

function idsInJson(text: string): readonly string[] {
  try {
    const value: JsonValue = JSON.parse(text);
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
