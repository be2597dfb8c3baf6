/** A text in both languages of the console. */
interface Text {
  zh: string;
  en: string;
}

/** A published screening scale as data: everything that is needed to show it, to score it and to compute a score again. */
export interface ScaleSeed {
  code: string;
  definition: {
    name: Text;
    /** Sentence above the items. */
    lead: Text;
    items: Text[];
    /** Answers that may be given, by rising value. */
    options: ({ value: number } & Text)[];
    /** The sum of the answers is multiplied by this. */
    factor: number;
    /** Answers that may be missing; the mean of the others then stands for each. More, and there is no score. */
    missingAllowed: number;
    bands: ({ from: number; to: number; advice: 'NONE' | 'TALK' | 'HOSPITAL' } & Text)[];
    /** Items (from 1) of which any answer above zero opens an alert. */
    riskItems: number[];
    higherIsBetter: boolean;
    /** Least change of the score that is more than chance. */
    reliableChange: number;
    reliableSource: string;
    bandSource: string;
    licence: Text;
  };
}

const FREQUENCY: ScaleSeed['definition']['options'] = [
  { value: 0, zh: '完全不会', en: 'Not at all' },
  { value: 1, zh: '好几天', en: 'Several days' },
  { value: 2, zh: '一半以上的天数', en: 'More than half the days' },
  { value: 3, zh: '几乎每天', en: 'Nearly every day' },
];
const TWO_WEEKS: Text = {
  zh: '在过去的两周里，您有多少时间受到以下问题的困扰？',
  en: 'Over the last two weeks, how often have you been bothered by any of the following problems?',
};
const PFIZER: Text = {
  zh: 'Spitzer、Williams、Kroenke 等编制，由辉瑞公司资助；复制、翻译、展示和分发无须许可。仅供筛查，不是诊断。',
  en: 'Developed by Spitzer, Williams, Kroenke and colleagues with a grant from Pfizer; no permission is required to reproduce, translate, display or distribute. For screening, not diagnosis.',
};

/** PHQ-9, GAD-7 and WHO-5. */
export const careScales: ScaleSeed[] = [
  {
    code: 'PHQ9',
    definition: {
      name: { zh: 'PHQ-9 抑郁筛查量表', en: 'PHQ-9 depression screening' },
      lead: TWO_WEEKS,
      items: [
        { zh: '做事时提不起劲或没有兴趣', en: 'Little interest or pleasure in doing things' },
        { zh: '感到心情低落、沮丧或绝望', en: 'Feeling down, depressed, or hopeless' },
        { zh: '入睡困难、睡不安稳或睡眠过多', en: 'Trouble falling or staying asleep, or sleeping too much' },
        { zh: '感觉疲倦或没有活力', en: 'Feeling tired or having little energy' },
        { zh: '食欲不振或吃太多', en: 'Poor appetite or overeating' },
        {
          zh: '觉得自己很糟，或觉得自己很失败，或让自己或家人失望',
          en: 'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
        },
        {
          zh: '对事物专注有困难，例如阅读报纸或看电视时',
          en: 'Trouble concentrating on things, such as reading the newspaper or watching television',
        },
        {
          zh: '动作或说话速度缓慢到别人已经察觉；或正好相反，烦躁或坐立不安、动来动去的情况更胜于平常',
          en: 'Moving or speaking so slowly that other people could have noticed; or the opposite, being so fidgety or restless that you have been moving around a lot more than usual',
        },
        {
          zh: '有不如死掉或用某种方式伤害自己的念头',
          en: 'Thoughts that you would be better off dead, or of hurting yourself in some way',
        },
      ],
      options: FREQUENCY,
      factor: 1,
      missingAllowed: 2,
      bands: [
        { from: 0, to: 4, zh: '筛查结果：几乎没有', en: 'Screening result: minimal', advice: 'NONE' },
        { from: 5, to: 9, zh: '筛查结果：轻度', en: 'Screening result: mild', advice: 'TALK' },
        { from: 10, to: 14, zh: '筛查结果：中度', en: 'Screening result: moderate', advice: 'HOSPITAL' },
        { from: 15, to: 19, zh: '筛查结果：中重度', en: 'Screening result: moderately severe', advice: 'HOSPITAL' },
        { from: 20, to: 27, zh: '筛查结果：重度', en: 'Screening result: severe', advice: 'HOSPITAL' },
      ],
      riskItems: [9],
      higherIsBetter: false,
      reliableChange: 6,
      reliableSource: 'NHS Talking Therapies manual: reliable change of PHQ-9 is 6 points or more',
      bandSource: 'Kroenke, Spitzer, Williams: The PHQ-9. J Gen Intern Med 2001; 16: 606-613',
      licence: PFIZER,
    },
  },
  {
    code: 'GAD7',
    definition: {
      name: { zh: 'GAD-7 焦虑筛查量表', en: 'GAD-7 anxiety screening' },
      lead: TWO_WEEKS,
      items: [
        { zh: '感觉紧张、焦虑或急切', en: 'Feeling nervous, anxious, or on edge' },
        { zh: '不能够停止或控制担忧', en: 'Not being able to stop or control worrying' },
        { zh: '对各种各样的事情担忧过多', en: 'Worrying too much about different things' },
        { zh: '很难放松下来', en: 'Trouble relaxing' },
        { zh: '由于不安而无法静坐', en: 'Being so restless that it is hard to sit still' },
        { zh: '变得容易烦恼或急躁', en: 'Becoming easily annoyed or irritable' },
        { zh: '感到似乎将有可怕的事情发生而害怕', en: 'Feeling afraid, as if something awful might happen' },
      ],
      options: FREQUENCY,
      factor: 1,
      missingAllowed: 2,
      bands: [
        { from: 0, to: 4, zh: '筛查结果：几乎没有', en: 'Screening result: minimal', advice: 'NONE' },
        { from: 5, to: 9, zh: '筛查结果：轻度', en: 'Screening result: mild', advice: 'TALK' },
        { from: 10, to: 14, zh: '筛查结果：中度', en: 'Screening result: moderate', advice: 'HOSPITAL' },
        { from: 15, to: 21, zh: '筛查结果：重度', en: 'Screening result: severe', advice: 'HOSPITAL' },
      ],
      riskItems: [],
      higherIsBetter: false,
      reliableChange: 4,
      reliableSource: 'NHS Talking Therapies manual: reliable change of GAD-7 is 4 points or more',
      bandSource: 'Spitzer, Kroenke, Williams, Löwe: The GAD-7. Arch Intern Med 2006; 166: 1092-1097',
      licence: PFIZER,
    },
  },
  {
    code: 'WHO5',
    definition: {
      name: { zh: 'WHO-5 幸福感指数', en: 'WHO-5 well-being index' },
      lead: {
        zh: '请选出最接近您过去两周内感受的答案。',
        en: 'Please choose the answer that is closest to how you have been feeling over the last two weeks.',
      },
      items: [
        { zh: '我感觉快乐、心情舒畅', en: 'I have felt cheerful and in good spirits' },
        { zh: '我感觉宁静和放松', en: 'I have felt calm and relaxed' },
        { zh: '我感觉充满活力、精力充沛', en: 'I have felt active and vigorous' },
        { zh: '我睡醒时感到清新、得到了足够休息', en: 'I woke up feeling fresh and rested' },
        { zh: '我每天的生活充满了有趣的事情', en: 'My daily life has been filled with things that interest me' },
      ],
      options: [
        { value: 0, zh: '从未有过', en: 'At no time' },
        { value: 1, zh: '有时候', en: 'Some of the time' },
        { value: 2, zh: '少于一半的时间', en: 'Less than half of the time' },
        { value: 3, zh: '超过一半的时间', en: 'More than half of the time' },
        { value: 4, zh: '大部分时间', en: 'Most of the time' },
        { value: 5, zh: '所有时间', en: 'All of the time' },
      ],
      factor: 4,
      missingAllowed: 0,
      bands: [
        { from: 0, to: 28, zh: '筛查结果：幸福感很低', en: 'Screening result: very low well-being', advice: 'HOSPITAL' },
        {
          from: 29,
          to: 50,
          zh: '筛查结果：幸福感偏低，建议进一步筛查',
          en: 'Screening result: low well-being, screen further',
          advice: 'TALK',
        },
        { from: 51, to: 100, zh: '筛查结果：幸福感尚可', en: 'Screening result: fair well-being', advice: 'NONE' },
      ],
      riskItems: [],
      higherIsBetter: true,
      reliableChange: 10,
      reliableSource: 'Topp, Østergaard, Søndergaard, Bech: The WHO-5 Well-Being Index. Psychother Psychosom 2015; 84: 167-176',
      bandSource: 'Topp, Østergaard, Søndergaard, Bech: The WHO-5 Well-Being Index. Psychother Psychosom 2015; 84: 167-176',
      licence: {
        zh: '世界卫生组织，CC BY-NC-SA 3.0 IGO；仅供筛查，不是诊断。',
        en: 'World Health Organization, CC BY-NC-SA 3.0 IGO. For screening, not diagnosis.',
      },
    },
  },
];
