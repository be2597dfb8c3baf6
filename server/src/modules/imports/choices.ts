/** A value of an enumeration and the words under which rosters know it; the first of them is written into templates. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly words: readonly string[];
}

/** One choice per line: value, then its words. */
function choices(table: string): readonly Choice[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [value = '', ...words] = line.trim().split(/\s+/u);
      return { value, words };
    });
}

export const SEXES = choices(`
  FEMALE 女 女性 F woman
  MALE 男 男性 M man
`);

export const RELATIONS = choices(`
  HEAD 户主 本人 申请人 self householder
  SPOUSE 配偶 妻子 丈夫 妻 夫 爱人 wife husband
  CHILD 子女 儿子 女儿 子 女 长子 次子 三子 长女 次女 三女 独生子 独生女 养子 养女 继子 继女 son daughter
  PARENT 父母 父亲 母亲 父 母 公公 婆婆 岳父 岳母 继父 继母 father mother
  GRANDPARENT 祖父母 外祖父母 祖父 祖母 爷爷 奶奶 外祖父 外祖母 姥爷 姥姥 外公 外婆 grandfather grandmother
  GRANDCHILD 孙子女 外孙子女 孙子 孙女 外孙 外孙女 长孙 grandson granddaughter
  SIBLING 兄弟姐妹 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟 姐妹 brother sister
  OTHER 其他 其它 儿媳 女婿 侄子 侄女 外甥 外甥女 非亲属 其他亲属
`);

export const PROGRAMMES = choices(`
  MINIMUM_LIVING_ALLOWANCE 低保 最低生活保障 城市低保 农村低保 城乡低保 低保户 城低 农低 单人保 allowance dibao
  EXTREME_HARDSHIP 特困 特困人员 特困供养 特困人员供养 分散供养 集中供养 分散特困 集中特困 五保 tekun
  TEMPORARY_ASSISTANCE 临时救助 临救
  LOW_INCOME_WATCH 低收入 低收入家庭 低保边缘 低保边缘家庭 边缘家庭 低边
  REGISTERED_POOR 建档立卡 建档立卡户 建档立卡贫困户 贫困户 建档立卡贫困人口
`);

export const HARDSHIP_TAGS = choices(`
  LIVING_ALONE 独居 独居老人 独居人员 空巢 空巢老人 alone
  ELDERLY 高龄 老年 老年人 高龄老人 老人
  DISABLED 残疾 残疾人 失能 重度残疾 失能人员 半失能 disability
  SEVERE_ILLNESS 重病 大病 重大疾病 慢性病 患病 因病 因病致贫 illness
  MINOR_UNATTENDED 困境儿童 事实无人抚养儿童 孤儿 留守儿童 无人监护未成年人
  LOST_ONLY_CHILD 失独 失独家庭 计划生育特殊家庭
  UNEMPLOYED 失业 无业 下岗
  EDUCATION_BURDEN 教育负担 就学负担 因学 因学致贫 在校生
  EXPENDITURE_DRIVEN 支出型困难 支出型 支出型困难家庭 支出型贫困
  OUT_OF_POVERTY_UNSTABLE 脱贫不稳定 脱贫不稳定户 已脱贫
  NEAR_POVERTY_LINE 边缘易致贫 边缘易致贫户 易致贫
  LOW_INCOME 低收入 低收入家庭
`);

export const TIERS = choices(`
  EMERGENCY 紧急 特急 24小时 24小时内 绿色通道 应急
  URGENT 加急 急 较急 优先 high
  ROUTINE 常规 一般 普通 日常 不急 normal low
`);

/** Letter case, full width, spaces and connecting marks do not tell words apart. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-·]/gu, '');
}

/** Values of a list by every word for them. */
const byWord = new WeakMap<readonly Choice[], Map<string, string>>();

/** The value that a word stands for, or null: also the value itself in any case. */
export function chooseFrom(list: readonly Choice[], text: string): string | null {
  let known = byWord.get(list);
  if (!known) {
    // Where two values share a word, the first in the list has it.
    known = new Map(list.toReversed().flatMap(({ value, words }) => [value, ...words].map((word) => [plain(word), value] as const)));
    byWord.set(list, known);
  }
  return known.get(plain(text)) ?? null;
}
