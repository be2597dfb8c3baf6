/** What a department is asked about a person. */
interface Item {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly measure: 'FEN_A_MONTH' | 'FEN' | 'COUNT' | 'YES_NO';
  readonly declared?: 'INCOME' | 'SAVINGS' | 'VEHICLES' | 'DWELLINGS';
  readonly sameAs?: string;
}

interface Department {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly items: readonly Item[];
}

const income = (code: string, name: string, nameEn: string, sameAs?: string): Item => ({
  code,
  name,
  nameEn,
  measure: 'FEN_A_MONTH',
  declared: 'INCOME',
  ...(sameAs === undefined ? {} : { sameAs }),
});
const savings = (code: string, name: string, nameEn: string): Item => ({ code, name, nameEn, measure: 'FEN', declared: 'SAVINGS' });
const count = (code: string, name: string, nameEn: string, declared: 'VEHICLES' | 'DWELLINGS', sameAs?: string): Item => ({
  code,
  name,
  nameEn,
  measure: 'COUNT',
  declared,
  ...(sameAs === undefined ? {} : { sameAs }),
});
const fen = (code: string, name: string, nameEn: string): Item => ({ code, name, nameEn, measure: 'FEN' });
const yesNo = (code: string, name: string, nameEn: string): Item => ({ code, name, nameEn, measure: 'YES_NO' });

/** The source states 36 items of 19 departments and does not list them: this catalogue stands in for the city's, and is marked as a sample. */
export const DEPARTMENTS: readonly Department[] = [
  {
    code: 'PUBLIC_SECURITY',
    name: '公安',
    nameEn: 'Public security',
    items: [
      yesNo('HOUSEHOLD_REGISTER', '户籍登记', 'Household registration'),
      yesNo('DEATH_REGISTER', '死亡注销', 'Deregistered after death'),
      count('VEHICLES', '机动车登记', 'Registered vehicles', 'VEHICLES', 'ROAD_VEHICLE'),
    ],
  },
  {
    code: 'HUMAN_RESOURCES',
    name: '人力资源和社会保障',
    nameEn: 'Human resources and social security',
    items: [
      income('INSURED_WAGE', '社会保险缴费工资', 'Wage on which social insurance is paid', 'WAGE'),
      income('PENSION', '养老金', 'Old-age pension'),
      income('UNEMPLOYMENT_BENEFIT', '失业保险金', 'Unemployment benefit'),
      yesNo('LABOUR_CONTRACT', '劳动用工备案', 'Registered labour contract'),
    ],
  },
  {
    code: 'TAX',
    name: '税务',
    nameEn: 'Taxation',
    items: [
      income('TAXED_WAGE', '工资薪金纳税收入', 'Wage on which tax is paid', 'WAGE'),
      income('BUSINESS_INCOME', '经营所得', 'Income from business'),
    ],
  },
  {
    code: 'NATURAL_RESOURCES',
    name: '自然资源和规划',
    nameEn: 'Natural resources and planning',
    items: [count('REAL_ESTATE', '不动产登记', 'Registered real estate', 'DWELLINGS', 'DWELLING')],
  },
  {
    code: 'HOUSING',
    name: '住房和城乡建设',
    nameEn: 'Housing and construction',
    items: [
      count('HOUSE_CONTRACT', '商品房网签备案', 'Registered contracts for dwellings', 'DWELLINGS', 'DWELLING'),
      yesNo('PUBLIC_RENTAL', '公共租赁住房', 'Public rental housing'),
    ],
  },
  {
    code: 'HOUSING_FUND',
    name: '住房公积金管理中心',
    nameEn: 'Housing provident fund',
    items: [
      savings('HOUSING_FUND_BALANCE', '公积金余额', 'Balance of the housing fund'),
      fen('HOUSING_FUND_PAID', '公积金月缴存额', 'Paid into the housing fund a month'),
    ],
  },
  {
    code: 'MARKET_REGULATION',
    name: '市场监督管理',
    nameEn: 'Market regulation',
    items: [yesNo('BUSINESS', '个体工商户登记', 'Registered business'), fen('SHAREHOLDING', '企业出资额', 'Capital in companies')],
  },
  {
    code: 'CIVIL_AFFAIRS',
    name: '民政',
    nameEn: 'Civil affairs',
    items: [yesNo('MARRIAGE', '婚姻登记', 'Registered marriage'), yesNo('OTHER_ASSISTANCE', '其他救助待遇', 'Other assistance')],
  },
  {
    code: 'DISABLED_FEDERATION',
    name: '残疾人联合会',
    nameEn: "Disabled persons' federation",
    items: [
      yesNo('DISABILITY_CERTIFICATE', '残疾人证', 'Disability certificate'),
      income('DISABILITY_SUBSIDY', '残疾人两项补贴', 'Subsidies for disabled persons'),
    ],
  },
  {
    code: 'MEDICAL_INSURANCE',
    name: '医疗保障',
    nameEn: 'Medical insurance',
    items: [
      yesNo('MEDICAL_INSURED', '基本医疗保险参保', 'Medical insurance'),
      fen('MEDICAL_SELF_PAID', '近一年个人自付医疗费', 'Self-paid medical costs of a year'),
    ],
  },
  {
    code: 'EDUCATION',
    name: '教育',
    nameEn: 'Education',
    items: [yesNo('STUDENT', '在校学籍', 'Enrolled as a student'), fen('EDUCATION_AID', '助学金', 'Education aid of a year')],
  },
  {
    code: 'AGRICULTURE',
    name: '农业农村',
    nameEn: 'Agriculture',
    items: [
      income('FARM_SUBSIDY', '惠农补贴', 'Subsidies for farming'),
      count('FARM_MACHINERY', '农业机械登记', 'Registered farm machinery', 'VEHICLES'),
    ],
  },
  {
    code: 'VETERANS',
    name: '退役军人事务',
    nameEn: 'Veterans affairs',
    items: [income('VETERAN_PENSION', '优抚金', 'Pension of veterans and their families')],
  },
  {
    code: 'TRANSPORT',
    name: '交通运输',
    nameEn: 'Transport',
    items: [count('COMMERCIAL_VEHICLE', '营运车辆', 'Commercial vehicles', 'VEHICLES', 'ROAD_VEHICLE')],
  },
  {
    code: 'OCEAN',
    name: '海洋渔业',
    nameEn: 'Fisheries',
    items: [count('FISHING_BOAT', '渔船登记', 'Registered fishing boats', 'VEHICLES')],
  },
  {
    code: 'BANKING',
    name: '银行业机构',
    nameEn: 'Banks',
    items: [
      savings('DEPOSITS', '存款余额', 'Deposits'),
      savings('WEALTH_PRODUCTS', '理财产品', 'Wealth products'),
      fen('LARGE_TRANSFERS', '近一年大额转账', 'Large transfers of a year'),
    ],
  },
  {
    code: 'SECURITIES',
    name: '证券登记结算',
    nameEn: 'Securities depository',
    items: [savings('SECURITIES', '证券市值', 'Market value of securities')],
  },
  {
    code: 'INSURANCE',
    name: '保险业机构',
    nameEn: 'Insurers',
    items: [
      savings('POLICY_VALUE', '商业保险现金价值', 'Cash value of insurance'),
      fen('INSURANCE_PAYOUT', '近一年保险赔付', 'Paid out by insurers in a year'),
    ],
  },
  { code: 'TRADE_UNION', name: '总工会', nameEn: 'Trade unions', items: [yesNo('UNION_AID', '困难职工帮扶', 'Aid for workers in need')] },
];
