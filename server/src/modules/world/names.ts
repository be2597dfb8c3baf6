import { identityCheckCharacter, type Sex } from '../households/index.js';
import type { Random } from './random.js';

/** Frequent surnames with roughly their number among a thousand people; the last line are rarer ones with several readings. */
const SURNAMES: readonly (readonly [string, number])[] = (
  '王72 李72 张68 刘54 陈45 杨31 赵23 黄22 周21 吴20 徐17 孙16 胡13 朱13 高12 林11 何11 郭11 马10 罗9 梁8 宋8 郑8 谢7 韩7 唐7 冯6 于6 董6 萧5 程5 曹5 袁5 邓5 许5 ' +
  '傅5 沈5 曾5 彭5 吕5 苏4 卢4 蒋4 蔡4 贾4 丁4 魏4 薛4 叶4 阎4 余3 潘3 杜3 戴3 夏3 钟3 汪3 田3 任3 姜6 范3 方3 石3 姚3 谭3 廖3 邹3 熊3 金3 陆3 郝3 孔3 白3 崔3 康3 毛2 邱2 秦2 江2 ' +
  '单1 仇1 解1 查1 盖1 欧阳1 司马1 诸葛1 尉迟1'
)
  .split(' ')
  .map((entry) => [entry.replace(/\d+$/, ''), Number(/\d+$/.exec(entry)?.[0])]);

/** Characters of given names that were in fashion in a generation. */
interface Fashion {
  readonly until: number;
  readonly FEMALE: readonly string[];
  readonly MALE: readonly string[];
}

const FASHIONS: readonly Fashion[] = [
  {
    until: 1959,
    FEMALE: Array.from('秀英兰桂玉珍芳淑凤霞美香莲云花爱华素清月'),
    MALE: Array.from('德福贵国建华明志文义成祥永庆学忠山海世兴'),
  },
  {
    until: 1979,
    FEMALE: Array.from('丽红艳敏静燕梅娟萍玲霞芳秀英华萍春琴翠荣'),
    MALE: Array.from('军强伟勇建国明辉平刚斌波海涛东卫民文志宏'),
  },
  {
    until: 1999,
    FEMALE: Array.from('婷雪倩颖丹琳佳慧莹洁晶欣蕾娜璐薇梦瑶晓文'),
    MALE: Array.from('鹏超杰磊洋浩宇亮帅凯飞龙晨旭鑫峰斌阳博俊'),
  },
  {
    until: 9999,
    FEMALE: Array.from('梓涵欣怡诺一伊可馨雨桐依萱语彤若汐沐思妍'),
    MALE: Array.from('浩轩子睿宇泽梓豪俊熙一诺沐辰奕博昊天皓铭'),
  },
];

/** A name as people of that sex and birth year may bear. A family name passed in is kept. */
export function personName(random: Random, sex: `${Sex}`, birthYear: number, surname = surnameOf(random)): string {
  const fashion = FASHIONS.find(({ until }) => birthYear <= until);
  const characters = fashion?.[sex] ?? [];
  const first = random.pick(characters);
  // About one given name in five has one character.
  return random.chance(0.2) ? surname + first : surname + first + random.pick(characters);
}

/** A family name, in proportion to how many people bear it. */
export function surnameOf(random: Random): string {
  return random.weighted(SURNAMES);
}

/** A mobile number that is nobody's: it begins with 154, which no operator uses. Different ordinals give different numbers. */
export function mobileNumber(ordinal: number): string {
  // A step that shares no factor with the range spreads neighbours without repeating before all are used.
  return `154${String((ordinal * 38_196_601) % 100_000_000).padStart(8, '0')}`;
}

/** Sequences of one day and sex: three digits, odd for male and even for female. */
const SEQUENCES = 500;

/**
 * Gives out identity numbers with a right check character that are nobody's: they begin with 370299 (then 370298 …),
 * codes that no area ever had. No number is given twice.
 */
export class IdentityNumbers {
  private readonly given = new Map<string, number>();

  /** The next number for a birth date `YYYY-MM-DD` and sex. */
  next(birthDate: string, sex: `${Sex}`): string {
    const key = birthDate + sex;
    const count = this.given.get(key) ?? 0;
    this.given.set(key, count + 1);
    const prefix = 370_299 - Math.floor(count / SEQUENCES);
    const sequence = (count % SEQUENCES) * 2 + (sex === 'MALE' ? 1 : 0);
    const body = `${prefix}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return body + identityCheckCharacter(body);
  }
}
