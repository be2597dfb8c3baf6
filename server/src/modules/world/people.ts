import { identityCheckCharacter } from '../households/index.js';
import type { Chance } from './random.js';

/** Given names by sex and by generation (born before 1975, later). */
const GIVEN = {
  FEMALE: [
    '秀英 桂英 秀兰 玉兰 桂兰 淑珍 玉珍 凤英 秀珍 素芬 淑华 桂芳 玉华 爱华 丽华 春梅 秀云 玉梅 淑芳 翠花'.split(' '),
    '静 敏 丽 艳 娟 娜 婷 雪梅 晓燕 海燕 慧敏 佳怡 欣怡 雨桐 子涵 梦瑶 思琪 雅婷 若曦 诗涵'.split(' '),
  ],
  MALE: [
    '建国 国强 志强 建华 德胜 永福 福生 长春 玉山 守义 振华 明德 庆祥 学文 兆祥 洪亮 维新 世昌 传福 成林'.split(' '),
    '伟 强 磊 勇 涛 鹏 浩然 宇航 子轩 志远 俊杰 海波 晓峰 文博 家豪 一鸣 天宇 思远 明轩 泽宇'.split(' '),
  ],
} as const;
/** Surnames and how often they occur in Shandong, roughly. */
const SURNAMES =
  '王:100 李:80 张:78 刘:66 于:24 孙:36 杨:28 徐:22 陈:26 赵:30 姜:18 宋:14 高:16 周:15 马:14 郭:10 吕:9 曲:8 韩:8 逄:3 蓝:2 邴:1 矫:2 隋:3 欧阳:1'
    .split(' ')
    .map((pair) => pair.split(':'))
    .map(([name = '', weight]): [string, number] => [name, Number(weight)]);

/** Sex as the identity number encodes it. */
export type DemoSex = 'FEMALE' | 'MALE';

/** A surname. */
export function surname(chance: Chance): string {
  return chance.weighted(SURNAMES);
}

/** A given name that fits sex and year of birth. */
export function givenName(chance: Chance, sex: DemoSex, birthYear: number): string {
  return chance.pick(GIVEN[sex][birthYear < 1975 ? 0 : 1]);
}

/** Telephone numbers of people who do not exist: 154 is a segment that no operator has ever opened. */
export function phone(chance: Chance): string {
  return `154${String(chance.int(0, 99_999_999)).padStart(8, '0')}`;
}

/** A civil date in a year. */
export function dateIn(chance: Chance, year: number): string {
  return `${year}-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`;
}

/**
 * Identity numbers that are right in form and belong to nobody: the prefix 370200 is the city as a whole, where nobody is registered.
 * Each number is given once.
 */
export class IdentityNumbers {
  private readonly given = new Map<string, number>();

  /** The next free number of a day of birth. @throws RangeError when the day has no number left */
  next(birthDate: string, sex: DemoSex): string {
    const key = `${birthDate}${sex}`;
    const count = this.given.get(key) ?? 0;
    if (count >= 500) throw new RangeError(`no identity number is left for ${birthDate}`);
    this.given.set(key, count + 1);
    const digits = birthDate.replaceAll('-', '');
    // Where a day begins to count differs from day to day, so that last digits look as various as real ones.
    const order = (Number(digits) * 7919 + count) % 500;
    const body = `370200${digits}${String(order * 2 + (sex === 'MALE' ? 1 : 0)).padStart(3, '0')}`;
    return body + identityCheckCharacter(body);
  }
}
