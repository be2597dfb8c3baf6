/** A question of the bank: options, and which of them is right, from 0. */
interface Question {
  readonly text: string;
  readonly options: readonly string[];
  readonly answer: number;
}

/** What is asked stands in the published policy; that these are the questions nobody has published: a sample bank. */
export const QUESTIONS: readonly Question[] = [
  { text: '2020 年 4 月 1 日起，青岛七区低保标准为每人每月多少元？', options: ['520 元', '630 元', '700 元', '800 元'], answer: 2 },
  { text: '胶州、平度、莱西三市农村低保标准为每人每月多少元？', options: ['520 元', '630 元', '700 元'], answer: 0 },
  { text: '胶州、平度、莱西三市城镇低保标准为每人每月多少元？', options: ['520 元', '630 元', '700 元'], answer: 1 },
  { text: '2020 年起，临时救助每户每年最高多少元？', options: ['10000 元', '20000 元', '30000 元', '50000 元'], answer: 2 },
  { text: '临时救助超过年度限额的，应当如何办理？', options: ['直接审批', '一事一议并留有记录', '不予救助'], answer: 1 },
  { text: '改革后，救助申请从受理到审批最多多少个工作日？', options: ['15 个', '20 个', '33 个'], answer: 1 },
  { text: '低保渐退期为多少个月？', options: ['1 至 2 个月', '3 至 6 个月', '12 个月'], answer: 1 },
  { text: '情况紧急的，应当在多少小时内先行救助？', options: ['24 小时', '48 小时', '72 小时'], answer: 0 },
  { text: '“绿色通道”救助的手续应当何时办理？', options: ['救助之前', '救助之后补办', '不需要办理'], answer: 1 },
  { text: '分散供养照料的“五有”不包括哪一项？', options: ['照料协议', '服务标准', '定期走访', '子女工资证明'], answer: 3 },
  {
    text: '低收入家庭中的重度残疾人、重病患者可以怎样申请低保？',
    options: ['不能申请', '参照单人户申请（单人保）', '只能随家庭申请'],
    answer: 1,
  },
  { text: '外来务工人员遇到突发困难，能否申请临时救助？', options: ['能', '不能', '须先落户'], answer: 0 },
  { text: '向各部门核对家庭经济状况之前，必须取得什么？', options: ['本人同意', '社区盖章', '单位证明'], answer: 0 },
  { text: '“最多跑一次”是指申请人最多跑几次？', options: ['一次', '两次', '三次'], answer: 0 },
  { text: '审批人可以审批自己经办的申请吗？', options: ['可以', '不可以', '金额小时可以'], answer: 1 },
  { text: '群众求助、咨询救助政策的热线是哪一个？', options: ['12345', '12349', '12356'], answer: 1 },
];
