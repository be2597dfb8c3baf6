/** A lead of the demo world, as minutes before now; names and places that `known` says come from a household of Laoshan. */
export interface LeadStory {
  readonly channel:
    | 'HOTLINE'
    | 'GRID_WORKER'
    | 'COMMUNITY'
    | 'POSTED_CADRE'
    | 'VOLUNTEER'
    | 'SELF'
    | 'MEDICAL_AID_LIST'
    | 'LIST_COMPARISON';
  readonly by: 'hotline' | 'grid' | 'volunteer' | 'social' | 'coordinator';
  readonly ago: number;
  readonly tier: 'EMERGENCY' | 'URGENT' | 'ROUTINE';
  readonly name: string;
  readonly content: string;
  /** Whether the person is one of a household on file, so that a duplicate is found. */
  readonly known?: true;
  readonly caller?: string;
  readonly relation?: string;
  /** Minutes after the report by which a call back was promised, and when it was made; null while it is owed. */
  readonly callBack?: readonly [due: number, made: number | null];
  readonly decision?: 'EMERGENCY' | 'CASE' | 'REFERRED' | 'NO_NEED';
  /** Minutes from the report to the decision. */
  readonly after?: number;
  readonly reason?: string;
  readonly reply?: string;
  readonly referredTo?: string;
}

/** What came in during the last days, in every channel and every state that a lead passes through. */
export const LEAD_STORIES: readonly LeadStory[] = [
  {
    channel: 'HOTLINE',
    by: 'hotline',
    ago: 12,
    tier: 'EMERGENCY',
    name: '孙桂珍',
    caller: '于振东',
    relation: '邻居',
    callBack: [120, null],
    content: '邻居来电：独居老人昨夜起没有开门，敲门有微弱回应，说腿动不了，家里没有吃的。',
  },
  {
    channel: 'GRID_WORKER',
    by: 'grid',
    ago: 95,
    tier: 'URGENT',
    name: '王秀兰',
    known: true,
    content: '入户巡查发现户主半个月没出门，药快用完了，子女在外地联系不上。',
  },
  {
    channel: 'VOLUNTEER',
    by: 'volunteer',
    ago: 160,
    tier: 'ROUTINE',
    name: '矫立军',
    content: '探访途中听邻居说，隔壁楼有位先生失业三个月，带着上小学的孩子，最近靠借钱过日子。',
  },
  {
    channel: 'HOTLINE',
    by: 'hotline',
    ago: 300,
    tier: 'URGENT',
    name: '曲玉梅',
    caller: '曲玉梅',
    relation: '本人',
    callBack: [240, null],
    content: '本人来电：丈夫住院自付费用已超过四万元，家里没有其他收入，问能不能申请临时救助。',
  },
  {
    channel: 'COMMUNITY',
    by: 'social',
    ago: 1700,
    tier: 'ROUTINE',
    name: '宫本善',
    content: '居委会上报：低收入老人房顶漏雨，冬天取暖困难，希望安排人看看。',
  },
  {
    channel: 'POSTED_CADRE',
    by: 'coordinator',
    ago: 420,
    tier: 'ROUTINE',
    name: '辛德福',
    content: '驻村干部走访：脱贫户今年樱桃歉收，收入预计下降，存在返贫风险。',
  },
  {
    channel: 'MEDICAL_AID_LIST',
    by: 'coordinator',
    ago: 700,
    tier: 'ROUTINE',
    name: '刘淑芬',
    known: true,
    content: '医疗救助数据：上月自付医疗费用较高，进入预警名单。',
  },
  {
    channel: 'LIST_COMPARISON',
    by: 'coordinator',
    ago: 900,
    tier: 'ROUTINE',
    name: '丛培红',
    content: '数据比对：残疾人补贴在册，但未享受低保，也没有低收入登记。',
  },
  {
    channel: 'HOTLINE',
    by: 'hotline',
    ago: 2900,
    tier: 'EMERGENCY',
    name: '迟玉兰',
    known: true,
    caller: '迟先生',
    relation: '侄子',
    callBack: [240, 180],
    decision: 'EMERGENCY',
    after: 18,
    reason: '高龄独居，家中断炊，按绿色通道先上门。',
    reply: '已按紧急情况安排人员上门，谢谢您的来电。',
    content: '侄子来电：老人摔伤后卧床，家中断炊两天。',
  },
  {
    channel: 'GRID_WORKER',
    by: 'grid',
    ago: 5200,
    tier: 'URGENT',
    name: '姜玉华',
    known: true,
    decision: 'CASE',
    after: 200,
    reason: '多重困难，需要专人跟进。',
    reply: '已建立个案，由社工周敏跟进。',
    content: '网格走访：一家三口两人残疾，唯一劳动力近期受伤。',
  },
  {
    channel: 'COMMUNITY',
    by: 'social',
    ago: 8600,
    tier: 'ROUTINE',
    name: '毕可强',
    known: true,
    decision: 'CASE',
    after: 900,
    reason: '家庭支出骤增，需要评估。',
    reply: '已建立个案并安排评估。',
    content: '社区反映：孩子考上大学后学费和生活费压力大。',
  },
  {
    channel: 'VOLUNTEER',
    by: 'volunteer',
    ago: 4100,
    tier: 'ROUTINE',
    name: '隋文山',
    decision: 'REFERRED',
    after: 1100,
    referredTo: '区残疾人联合会',
    reason: '主要需求是辅具适配，属残联职责。',
    reply: '已转区残联办理辅具申请。',
    content: '服务时看到对门老人轮椅坏了，出门很不方便。',
  },
  {
    channel: 'SELF',
    by: 'hotline',
    ago: 6100,
    tier: 'ROUTINE',
    name: '阎丽',
    caller: '阎丽',
    relation: '本人',
    callBack: [1440, 1900],
    decision: 'NO_NEED',
    after: 1300,
    reason: '政策咨询，已当场解答；收入高于标准。',
    reply: '您咨询的低保条件已电话说明。',
    content: '来电咨询低保申请条件。',
  },
  {
    channel: 'HOTLINE',
    by: 'hotline',
    ago: 9900,
    tier: 'URGENT',
    name: '于桂兰',
    caller: '于女士',
    relation: '女儿',
    callBack: [600, 480],
    decision: 'NO_NEED',
    after: 320,
    reason: '上门核实，家属已接到身边照料。',
    reply: '已核实，老人已由家人接走照料。',
    content: '女儿来电：母亲一个人住，最近总忘记关火。',
  },
];
