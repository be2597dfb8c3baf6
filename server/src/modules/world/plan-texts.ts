/** A measure of a sample plan. */
interface MeasureText {
  readonly text: string;
  readonly service?: string;
  readonly everyDays?: number;
  /** Whether it strengthens what people can do themselves. */
  readonly strengthens?: boolean;
}

/** A goal of a sample plan; money in fen. */
export interface GoalText {
  readonly domain: string;
  readonly text: string;
  readonly indicator?: string;
  readonly baseline?: number;
  readonly target?: number;
  readonly reached?: number;
  readonly unit?: string;
  readonly result?: string;
  readonly measures: readonly MeasureText[];
}

/** What a team's regular service is good for. */
const BY_TEAM: Readonly<Record<string, readonly [domain: string, text: string]>> = {
  BLUE_VEST: ['INCLUSION', '该享受的救助和补贴一项不漏，手续有人代办'],
  RED_SEAGULL: ['CARE', '日常生活有人照应'],
  LITTLE_ORANGE_LAMP: ['MIND', '情绪平稳，愿意出门走动'],
};

/**
 * Goals of a sample plan around the service that the household already receives.
 * @param number version of the plan; a later one has more goals
 * @param running whether it came into force, so that values were recorded
 */
export function goalsFor(
  service: { readonly service: string; readonly name: string; readonly team: string },
  number: number,
  running: boolean,
  done: boolean,
): GoalText[] {
  const [domain, text] = BY_TEAM[service.team] ?? ['OTHER', '日常困难有人帮'];
  const met = done ? { result: 'MET' } : {};
  const first: GoalText = {
    domain,
    text,
    ...met,
    measures: [
      { text: `定期安排：${service.name}`, service: service.service, everyDays: number === 1 ? 14 : 7 },
      { text: '网格员每月电话联系', everyDays: 30 },
    ],
  };
  const income: GoalText = {
    domain: 'INCOME',
    text: '家庭月收入稳步提高',
    indicator: '家庭月收入',
    baseline: 96_000,
    target: 150_000,
    ...(running ? { reached: done ? 152_000 : 121_000 } : {}),
    unit: '分',
    ...met,
    measures: [{ text: '推荐街道公益性岗位，陪同面试', strengthens: true }],
  };
  const safety: GoalText = {
    domain: 'HOUSING',
    text: '居家安全隐患清零',
    indicator: '入户检查发现的隐患',
    baseline: 4,
    target: 0,
    ...(running ? { reached: 1 } : {}),
    unit: '处',
    measures: [{ text: '安装扶手和燃气报警器' }, { text: '入户安全检查', everyDays: 90 }],
  };
  return number === 1 ? [first, income] : [first, income, safety];
}
