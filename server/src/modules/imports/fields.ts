import type { ImportKind } from './batch.js';
import type { CellType, ImportField } from './cell-types.js';
import { HARDSHIP_TAGS, PROGRAMMES, RELATIONS, SEXES, TIERS } from './choices.js';

type Extra = Partial<Omit<ImportField, 'key' | 'type' | 'labelZh' | 'labelEn' | 'example'>> & { readonly also?: string };

/** A field in one line; `also` lists further headers, separated by spaces. */
function field<Type extends CellType>(
  key: string,
  type: Type,
  labels: readonly [zh: string, en: string],
  example: string | null,
  extra: Extra = {},
): ImportField<Type> {
  const { also = '', ...rest } = extra;
  return {
    required: false,
    synonyms: also.split(' ').filter((word) => word !== ''),
    ...rest,
    key,
    type,
    labelZh: labels[0],
    labelEn: labels[1],
    example,
  };
}

// Identity numbers of examples begin with 370299, which was never given to an area: they are nobody's.
const IDENTITY = field('identityNumber', 'IDENTITY', ['身份证号', 'Identity number'], '370299194912310023', {
  also: '身份证号码 身份证 证件号码 证件号 公民身份号码 公民身份证号 idcard idnumber identity',
});
const SEX = field('sex', 'CHOICE', ['性别', 'Sex'], '女', { choices: SEXES, also: 'gender' });
const BIRTH_DATE = field('birthDate', 'DATE', ['出生日期', 'Birth date'], '1949-12-31', {
  notAfterToday: true,
  also: '出生年月日 出生年月 生日 birthday dateofbirth',
});
const PHONE = field('phone', 'PHONE', ['联系电话', 'Telephone'], '13800001234', {
  also: '手机 手机号 手机号码 电话 电话号码 联系方式 联系人电话 固定电话 phone mobile tel',
});
/** An area is given in one cell, by code or by names from the district down, or by a column for each level. */
const AREA = [
  field('area', 'TEXT', ['所在区域', 'Area'], null, {
    required: true,
    instead: ['district', 'town', 'community'],
    also: '区划代码 行政区划代码 区划编码 地区编码 社区代码 居住区域 所属区域 区域 行政区划 areacode region',
    maxLength: 60,
  }),
  field('district', 'TEXT', ['区市', 'District'], '崂山区', {
    also: '所属区县 所属区市 区县 县区 区（市） 县市区 市区 区 district county',
  }),
  field('town', 'TEXT', ['镇街', 'Town or sub-district'], '金家岭街道', {
    also: '街道 镇（街道） 街道（镇） 乡镇 乡镇街道 所属街道 所属镇街 street town',
  }),
  field('community', 'TEXT', ['社区/村居', 'Community or village'], null, {
    also: '社区 村居 村 村（居） 村社区 居委会 村委会 所属社区 社区村 village community',
  }),
];
const LOCATION = [
  field('latitude', 'DECIMAL', ['纬度', 'Latitude'], '36.0986', { min: -90, max: 90, also: 'lat' }),
  field('longitude', 'DECIMAL', ['经度', 'Longitude'], '120.4688', { min: -180, max: 180, also: 'lng lon' }),
];

/** One row a person; rows with the same household number are one household, whose head is marked 户主. */
const HOUSEHOLDS: readonly ImportField[] = [
  field('householdNumber', 'TEXT', ['家庭编号', 'Household number'], 'A0001', {
    also: '户号 户编号 家庭号 家庭编码 户籍编号 低保证号 救助证号 household householdid',
    maxLength: 50,
  }),
  field('name', 'TEXT', ['姓名', 'Name'], '王秀英', { required: true, also: '名字 人员姓名 成员姓名 家庭成员姓名 name fullname' }),
  IDENTITY,
  SEX,
  BIRTH_DATE,
  field('relation', 'CHOICE', ['与户主关系', 'Relation to head'], '户主', {
    choices: RELATIONS,
    also: '家庭关系 与申请人关系 成员关系 关系 称谓 relationship',
  }),
  PHONE,
  ...AREA,
  field('address', 'TEXT', ['详细地址', 'Address'], '海尔路29号1号楼2单元301', {
    also: '地址 家庭住址 居住地址 住址 现住址 家庭地址 address',
    maxLength: 300,
  }),
  field('programmes', 'CHOICES', ['救助类别', 'Programmes'], '低保', {
    choices: PROGRAMMES,
    also: '救助类型 救助身份 保障类别 保障类型 享受政策 救助种类 programme',
  }),
  field('programmeFrom', 'DATE', ['享受日期', 'In the programme since'], '2020-04-01', {
    notAfterToday: true,
    also: '享受起始日期 救助开始日期 审批日期 批准日期 享受时间 起始日期 since',
  }),
  field('hardshipTags', 'CHOICES', ['困难标签', 'Hardship'], '独居;高龄', {
    choices: HARDSHIP_TAGS,
    also: '困难类型 困难类别 困难原因 致贫原因 致困原因 人员类别 tags',
  }),
  field('disabilityGrade', 'INTEGER', ['残疾等级', 'Disability grade'], null, { min: 1, max: 4, also: '残疾级别 disability' }),
  field('dialects', 'LIST', ['语言/方言', 'Languages and dialects'], '青岛话', { also: '方言 语言 dialect language', maxLength: 30 }),
  ...LOCATION,
];

const VOLUNTEERS: readonly ImportField[] = [
  field('name', 'TEXT', ['姓名', 'Name'], '李建国', { required: true, also: '名字 志愿者姓名 name fullname', maxLength: 60 }),
  { ...PHONE, required: true },
  { ...IDENTITY, example: '370299198002290017' },
  { ...SEX, example: '男' },
  { ...BIRTH_DATE, example: '1980-02-29' },
  ...AREA,
  field('teams', 'LIST', ['服务队', 'Teams'], '蓝马甲', { also: '志愿服务队 所属服务队 所属队伍 队伍 团队 team' }),
  field('skills', 'LIST', ['技能', 'Skills'], '政策咨询;表格填写', { also: '服务技能 特长 专长 擅长 skill' }),
  field('languages', 'LIST', ['语言/方言', 'Languages and dialects'], '普通话;青岛话', {
    also: '方言 语言 dialect language',
    maxLength: 30,
  }),
  field('availability', 'AVAILABILITY', ['可服务时间', 'Available'], '周一至周五 08:30-11:30；周六 09:00-12:00', {
    also: '服务时间 可用时间 空闲时间 可服务时段 availability',
  }),
  field('weeklyMinutes', 'INTEGER', ['每周服务分钟', 'Minutes a week'], '240', {
    min: 0,
    max: 10_080,
    also: '每周分钟 每周可服务分钟 每周服务时长（分钟）',
  }),
  field('weeklyTasks', 'INTEGER', ['每周任务数', 'Tasks a week'], '4', { min: 0, max: 100, also: '每周次数 每周可服务次数' }),
  field('travelKm', 'DECIMAL', ['最远距离（公里）', 'Farthest way (km)'], '5', {
    min: 0,
    max: 500,
    also: '最远距离 服务半径 可达距离 距离 km',
  }),
  field('vettedUntil', 'DATE', ['审核有效期', 'Vetted until'], null, { also: '审核到期日 背景审查有效期 vetting' }),
  ...LOCATION,
];

const NEEDS: readonly ImportField[] = [
  field('householdNumber', 'TEXT', ['家庭编号', 'Household number'], 'A0001', {
    also: '户号 户编号 家庭号 家庭编码 household',
    maxLength: 50,
  }),
  {
    ...IDENTITY,
    example: null,
    labelZh: '服务对象身份证号',
    labelEn: 'Identity number of the person',
    synonyms: [...IDENTITY.synonyms, '身份证号', '户主身份证号'],
  },
  field('service', 'TEXT', ['服务项目', 'Service'], '最低生活保障申请代办', {
    required: true,
    also: '服务类型 需求类型 服务内容 需求 项目 服务 service',
  }),
  field('tier', 'CHOICE', ['紧急程度', 'Priority'], '常规', {
    required: true,
    choices: TIERS,
    also: '优先级 紧急等级 紧急度 级别 priority tier',
  }),
  field('windowStart', 'MOMENT', ['服务开始时间', 'Window starts'], null, { dateMeans: 'START', also: '开始时间 期望开始时间 start' }),
  field('windowEnd', 'MOMENT', ['服务结束时间', 'Window ends'], null, { dateMeans: 'END', also: '结束时间 期望结束时间 end' }),
  field('dueAt', 'MOMENT', ['截止时间', 'Due'], null, { dateMeans: 'END', also: '办理期限 截止日期 完成期限 期限 到期时间 due deadline' }),
  field('minutes', 'INTEGER', ['服务分钟', 'Minutes'], '60', {
    min: 5,
    max: 1440,
    also: '时长 预计时长 服务时长 分钟 时长（分钟） duration',
  }),
  field('seats', 'INTEGER', ['需要人数', 'People needed'], '1', { min: 1, max: 20, also: '人数 志愿者人数 seats people' }),
  field('requiredSex', 'CHOICE', ['志愿者性别要求', 'Required sex'], null, { choices: SEXES, also: '性别要求 要求性别' }),
  field('requiredDialect', 'TEXT', ['方言要求', 'Required dialect'], null, { also: '语言要求 要求方言', maxLength: 50 }),
  field('preferContinuity', 'BOOLEAN', ['优先原志愿者', 'Prefer who knows them'], '否', { also: '原志愿者优先 熟人优先 continuity' }),
  field('note', 'TEXT', ['备注', 'Note'], null, { also: '说明 情况说明 需求描述 note remark', maxLength: 2000 }),
  field('verifiedBy', 'TEXT', ['核实人', 'Verified by'], '网格员王军', { also: '核实人员 登记人 verifier' }),
  field('verifiedOn', 'DATE', ['核实日期', 'Verified on'], '2020-08-17', { notAfterToday: true, also: '核实时间 登记日期' }),
];

const ORDERS: readonly ImportField[] = [
  field('project', 'TEXT', ['项目编号', 'Project'], 'JD00000', { required: true, also: '项目 项目名称 所属项目 project', maxLength: 100 }),
  field('product', 'TEXT', ['产品', 'Product'], '樱桃', {
    required: true,
    also: '农产品 品名 商品 商品名称 产品名称 product',
    maxLength: 50,
  }),
  field('buyer', 'TEXT', ['买方', 'Buyer'], '某单位食堂', {
    required: true,
    also: '采购方 购买人 客户 订购单位 采购单位 buyer customer',
    maxLength: 100,
  }),
  field('reference', 'TEXT', ['订单号', 'Order number'], 'CG-2026-001', { also: '订单编号 采购单号 单号 order reference', maxLength: 50 }),
  field('quantity', 'DECIMAL', ['数量', 'Quantity'], '120', {
    required: true,
    min: 0.01,
    max: 1_000_000,
    also: '订购数量 采购数量 quantity',
  }),
  field('price', 'DECIMAL', ['单价（元）', 'Price (yuan)'], '18.5', {
    required: true,
    min: 0.01,
    max: 100_000,
    also: '单价 价格 单价元 price',
  }),
  field('orderedOn', 'DATE', ['下单日期', 'Ordered on'], '2026-05-20', {
    required: true,
    notAfterToday: true,
    also: '订购日期 采购日期 日期 date',
  }),
  field('note', 'TEXT', ['备注', 'Note'], null, { also: '说明 note remark', maxLength: 500 }),
];

const BY_KIND: Readonly<Record<`${ImportKind}`, readonly ImportField[]>> = { HOUSEHOLDS, VOLUNTEERS, NEEDS, ORDERS };

/** The fields into which a file of a kind can be brought, in the order of its template. */
export function targetFields(kind: `${ImportKind}`): readonly ImportField[] {
  return BY_KIND[kind];
}
