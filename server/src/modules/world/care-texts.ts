/** Workers of psychological care beside the one who signs in. */
export const COLLEAGUES = ['社会工作者 谢安琪', '社会工作者 丁一鸣'] as const;

/** How a case of the demo world goes. */
export interface Story {
  readonly state: 'REFERRED' | 'ACCEPTED' | 'CLOSED';
  readonly kind: 'COMFORT' | 'COUNSELLING' | 'INTEGRATION';
  readonly urgency: 'ROUTINE' | 'SOON' | 'URGENT';
  /** 0: the worker who signs in; 1 and 2: the colleagues. */
  readonly worker: 0 | 1 | 2;
  readonly sessions: number;
  readonly scale: 'PHQ9' | 'GAD7' | 'WHO5';
  readonly trend: 'better' | 'steady' | 'danger' | 'anxious' | 'calmer' | 'brighter';
  /** The last record is still being written. */
  readonly draft?: boolean;
  readonly advise?: boolean;
}

const running = (
  kind: Story['kind'],
  worker: Story['worker'],
  scale: Story['scale'],
  trend: Story['trend'],
  more: Partial<Story> = {},
): Story => ({
  state: 'ACCEPTED',
  urgency: 'ROUTINE',
  kind,
  worker,
  sessions: 7,
  scale,
  trend,
  ...more,
});

/** The cases, one for each household. */
export const STORIES: readonly Story[] = [
  running('COUNSELLING', 0, 'PHQ9', 'better', { urgency: 'SOON' }),
  running('COMFORT', 0, 'GAD7', 'calmer'),
  running('INTEGRATION', 0, 'WHO5', 'brighter', { draft: true }),
  running('COUNSELLING', 0, 'PHQ9', 'steady', { advise: true }),
  running('COMFORT', 0, 'GAD7', 'anxious'),
  running('COUNSELLING', 1, 'PHQ9', 'danger', { urgency: 'URGENT' }),
  running('COUNSELLING', 1, 'GAD7', 'calmer'),
  running('INTEGRATION', 1, 'WHO5', 'brighter'),
  running('COMFORT', 1, 'PHQ9', 'steady'),
  running('COUNSELLING', 2, 'PHQ9', 'better'),
  running('COMFORT', 2, 'GAD7', 'anxious'),
  running('COUNSELLING', 0, 'PHQ9', 'better', { state: 'CLOSED' }),
  running('COMFORT', 1, 'GAD7', 'calmer', { state: 'CLOSED' }),
  running('COUNSELLING', 1, 'PHQ9', 'steady', { state: 'CLOSED' }),
  running('COMFORT', 0, 'PHQ9', 'steady', { state: 'REFERRED', sessions: 0, urgency: 'SOON' }),
];

const all = (items: number, value: number): number[] => Array<number>(items).fill(value);
/** Nine answers that come to a sum, the last one zero. */
const phq = (sum: number): number[] =>
  Array.from({ length: 9 }, (_, at) => (at === 8 ? 0 : Math.min(3, Math.max(0, Math.ceil((sum - at) / 8)))));

/** Answers by session; none where no scale was given. */
export const ANSWERS: Readonly<Record<Story['trend'], readonly (readonly number[] | undefined)[]>> = {
  better: [phq(16), undefined, phq(13), undefined, phq(9), undefined, phq(6)],
  steady: [phq(12), undefined, phq(13), undefined, phq(11), undefined, phq(12)],
  danger: [phq(15), undefined, [...phq(15).slice(0, 8), 1], undefined, phq(12), undefined, [...phq(14).slice(0, 8), 1]],
  anxious: [all(7, 1), undefined, [2, 2, 1, 1, 1, 1, 1], undefined, all(7, 1), undefined, [2, 1, 1, 1, 1, 1, 1]],
  calmer: [all(7, 2), undefined, [2, 2, 2, 1, 1, 1, 1], undefined, all(7, 1), undefined, [1, 1, 1, 1, 0, 0, 0]],
  brighter: [all(5, 1), undefined, all(5, 2), undefined, [3, 3, 2, 2, 2], undefined, all(5, 3)],
};

/** Notes; each says that it is a sample. */
export const NOTES: readonly string[] = [
  '【示例】虚构内容。谈到近来的作息和胃口，约定每天傍晚散步二十分钟。',
  '【示例】虚构内容。回顾上次的约定，愿意和邻居一起去社区活动室。',
  '【示例】虚构内容。谈到对孩子学业的担心，一起列出可以求助的人。',
  '【示例】虚构内容。练习放松呼吸，约定睡前少看手机。',
  '【示例】虚构内容。电话随访，情绪比上次平稳，没有新的困难。',
];

/** Safety plan of the sample alerts. */
export const SAFETY_PLAN =
  '【示例】虚构内容。预警信号：整夜睡不着。能缓解的办法：给女儿打电话。可联系的人：社工、12356、120。药品由家人保管。';
