/** Regions that the mock knows; a zone is a region with a letter. */
const regionIds: readonly string[] = [
  'cn-hangzhou',
  'cn-shanghai',
  'cn-beijing',
  'cn-shenzhen',
  'cn-qingdao',
  'cn-zhangjiakou',
  'cn-hongkong',
  'ap-southeast-1',
  'ap-northeast-1',
  'us-west-1',
  'us-east-1',
  'eu-central-1',
];

/** The region exists. */
export function regionExists(regionId: string): boolean {
  return regionIds.includes(regionId);
}

/** The zone exists. */
export function zoneExists(zoneId: string): boolean {
  return /-?[a-z]$/.test(zoneId) && regionExists(zoneId.replace(/-?[a-z]$/, ''));
}
