/** Regions that the mock knows, with their names in the languages of the pages; a zone is a region with a letter. */

/** Languages in which regions are named. */
export type Language = 'zh-CN' | 'en-US' | 'ja';

interface Region {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
}

const region = (id: string, chinese: string, english: string, japanese: string): Region => ({
  id,
  names: { 'zh-CN': chinese, 'en-US': english, ja: japanese },
});

/** All regions. */
export const regions: readonly Region[] = [
  region('cn-hangzhou', '华东 1', 'China (Hangzhou)', '中国 (杭州)'),
  region('cn-shanghai', '华东 2', 'China (Shanghai)', '中国 (上海)'),
  region('cn-beijing', '华北 2', 'China (Beijing)', '中国 (北京)'),
  region('cn-shenzhen', '华南 1', 'China (Shenzhen)', '中国 (深セン)'),
  region('cn-qingdao', '华北 1', 'China (Qingdao)', '中国 (青島)'),
  region('cn-zhangjiakou', '华北 3', 'China (Zhangjiakou)', '中国 (張家口)'),
  region('cn-hongkong', '香港', 'China (Hong Kong)', '中国 (香港)'),
  region('ap-southeast-1', '新加坡', 'Singapore', 'シンガポール'),
  region('ap-northeast-1', '日本 (东京)', 'Japan (Tokyo)', '日本 (東京)'),
  region('us-west-1', '美国 (硅谷)', 'US (Silicon Valley)', '米国 (シリコンバレー)'),
  region('us-east-1', '美国 (弗吉尼亚)', 'US (Virginia)', '米国 (バージニア)'),
  region('eu-central-1', '德国 (法兰克福)', 'Germany (Frankfurt)', 'ドイツ (フランクフルト)'),
];

const zoneWords: Readonly<Record<Language, string>> = { 'zh-CN': '可用区', 'en-US': 'Zone', ja: 'ゾーン' };
const zoneLetters: readonly string[] = ['a', 'b', 'g', 'h'];

/** A zone of a region. */
export interface Zone {
  readonly id: string;
  readonly names: Readonly<Record<Language, string>>;
}

/** Zones of a region; none of one that does not exist. */
export function zonesOf(regionId: string): readonly Zone[] {
  const found = regions.find(({ id }) => id === regionId);
  if (found === undefined) return [];
  const nameIn = (language: Language, letter: string): string =>
    `${found.names[language]} ${zoneWords[language]} ${letter.toUpperCase()}`;
  return zoneLetters.map((letter) => ({
    // Regions whose id ends in a number write their zones without a second hyphen.
    id: /\d$/.test(regionId) ? `${regionId}${letter}` : `${regionId}-${letter}`,
    names: { 'zh-CN': nameIn('zh-CN', letter), 'en-US': nameIn('en-US', letter), ja: nameIn('ja', letter) },
  }));
}

/** The language that a request asks for, Chinese by default. */
export function languageOf(asked: string): Language {
  return asked === 'en-US' || asked === 'ja' ? asked : 'zh-CN';
}

/** The region exists. */
export function regionExists(regionId: string): boolean {
  return regions.some(({ id }) => id === regionId);
}

/** The zone exists. */
export function zoneExists(zoneId: string): boolean {
  return /-?[a-z]$/.test(zoneId) && regionExists(zoneId.replace(/-?[a-z]$/, ''));
}
