import type { TeamKind } from './catalogue.js';

/** A skill or kind of qualification as the seed lays it. */
export interface NamedSeed {
  code: string;
  name: string;
  nameEn: string;
}

/** A service as the seed lays it. */
export interface ServiceSeed extends NamedSeed {
  team: `${TeamKind}`;
  category: string;
  skills: string[];
  qualifications: string[];
  minutes: number;
  people: number;
}

const named = (lines: string): NamedSeed[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', nameEn = ''] = line.split('|').map((part) => part.trim());
      return { code, name, nameEn };
    });

/** 技能. */
export const SKILLS = named(`
POLICY | 政策咨询 | Policy advice
FORMS | 表格填写 | Filling in forms
LISTENING | 倾听陪伴 | Listening
HOUSEKEEPING | 家务整理 | Housekeeping
COOKING | 烹饪 | Cooking
HAIRCUT | 理发 | Hairdressing
REPAIR | 水电维修 | Repairs
DRIVING | 驾驶 | Driving
NURSING | 生活护理 | Personal care
FIRST_AID | 急救 | First aid
TUTORING | 课业辅导 | Tutoring
DIGITAL | 智能设备使用 | Digital devices
SIGN_LANGUAGE | 手语 | Sign language
JOB_COACHING | 就业指导 | Job coaching
EVENTS | 活动组织 | Organising events
`);

/** 资质类型, with the months for which each holds; without a number it does not expire. */
export const QUALIFICATION_TYPES: (NamedSeed & { validMonths: number | null })[] = named(`
FIRST_AID_CERT | 红十字救护员证 | First-aid certificate
CARE_CERT | 养老护理员证 | Care worker certificate
PSY_COUNSELLING | 心理咨询基础培训合格证 | Counselling training
MINORS_TRAINING | 未成年人保护培训 | Child protection training
POLICY_TRAINING | 社会救助政策年度培训 | Annual training in assistance policy
HEALTH_CERT | 健康证 | Health certificate
DRIVING_LICENCE | 机动车驾驶证 | Driving licence
`).map(({ code, name, nameEn }) => ({
  code,
  name,
  nameEn,
  validMonths: { FIRST_AID_CERT: 36, MINORS_TRAINING: 12, POLICY_TRAINING: 12, HEALTH_CERT: 12 }[code] ?? null,
}));

/** code | name | English | minutes | skills | qualifications | people */
const services = (team: `${TeamKind}`, category: string, lines: string): ServiceSeed[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', name = '', nameEn = '', minutes = '', skills = '', qualifications = '', people = ''] = line
        .split('|')
        .map((part) => part.trim());
      const list = (text: string) => text.split(' ').filter(Boolean);
      return {
        code,
        name,
        nameEn,
        team,
        category,
        skills: list(skills),
        qualifications: list(qualifications),
        minutes: Number(minutes),
        people: Number(people || 1),
      };
    });

/**
 * 服务项目. No published source itemises the services, not even the 18 that Laoshan's grid workers help with: all of these
 * are samples, to be edited in the console.
 */
export const SERVICES: ServiceSeed[] = [
  ...services(
    'BLUE_VEST',
    '民政事项帮办代办',
    `
PROXY_ALLOWANCE | 最低生活保障申请代办 | Application for the allowance | 90 | POLICY FORMS | POLICY_TRAINING
PROXY_EXTREME_HARDSHIP | 特困人员供养申请代办 | Application for extreme-hardship support | 90 | POLICY FORMS | POLICY_TRAINING
PROXY_TEMPORARY | 临时救助申请代办 | Application for temporary assistance | 60 | POLICY FORMS | POLICY_TRAINING
PROXY_SINGLE | 单人保申请帮办 | Application for the single-person allowance | 90 | POLICY FORMS | POLICY_TRAINING
PROXY_MEDICAL_AID | 医疗救助申请帮办 | Application for medical aid | 60 | POLICY FORMS | POLICY_TRAINING
PROXY_EDUCATION_AID | 教育救助申请帮办 | Application for education aid | 60 | POLICY FORMS | POLICY_TRAINING
PROXY_HOUSING_AID | 住房救助申请帮办 | Application for housing aid | 60 | POLICY FORMS | POLICY_TRAINING
PROXY_HEATING | 冬季取暖救助申请帮办 | Application for heating aid | 45 | FORMS |
PROXY_DISABILITY | 残疾人两项补贴申领代办 | Claiming disability subsidies | 60 | FORMS |
PROXY_DISABILITY_CARD | 残疾人证办理帮办 | Obtaining a disability card | 90 | FORMS |
PROXY_OLD_AGE | 高龄津贴申领代办 | Claiming the old-age allowance | 45 | FORMS |
PROXY_CARE_ASSESSMENT | 失能老人照护评估申请帮办 | Application for a care assessment | 60 | FORMS |
PROXY_HOME_ADAPTATION | 居家适老化改造申请帮办 | Application for home adaptation | 60 | FORMS |
PROXY_CARE_HOME | 养老机构入住咨询帮办 | Advice on care homes | 60 | POLICY |
PROXY_CHILD | 困境儿童保障申请代办 | Application for children in hardship | 90 | POLICY FORMS | POLICY_TRAINING MINORS_TRAINING
PROXY_VERIFICATION | 家庭经济状况核对授权帮办 | Authorising economic verification | 45 | POLICY FORMS | POLICY_TRAINING
PROXY_FUNERAL | 惠民殡葬减免代办 | Claiming funeral relief | 60 | FORMS |
PROXY_REFERRAL | 生活无着人员求助转介 | Referral of people without support | 60 | POLICY |`,
  ),
  ...services(
    'RED_SEAGULL',
    '生活支持',
    `
HOME_VISIT | 上门探访 | Home visit | 60 | LISTENING |
HOSPITAL_ESCORT | 陪同就医 | Escort to hospital | 180 | FIRST_AID |
MEAL_DELIVERY | 送餐上门 | Meal delivery | 30 | | HEALTH_CERT
SHOPPING | 代买代购 | Shopping | 60 | |
CLEANING | 居家保洁 | Cleaning | 120 | HOUSEKEEPING |
HAIRCUT_HOME | 上门理发 | Haircut at home | 45 | HAIRCUT |
BATHING | 上门助浴 | Help with bathing | 90 | NURSING | CARE_CERT | 2
RESPITE | 失能照护喘息服务 | Respite care | 180 | NURSING | CARE_CERT
SMALL_REPAIRS | 水电小修 | Small repairs | 90 | REPAIR |
TRANSPORT | 接送出行 | Transport | 90 | DRIVING | DRIVING_LICENCE
TUTORING_CHILD | 课业辅导 | Tutoring | 90 | TUTORING | MINORS_TRAINING
DIGITAL_HELP | 智能手机教学 | Help with a smartphone | 60 | DIGITAL |
JOB_SUPPORT | 就业能力辅导 | Support to find work | 90 | JOB_COACHING |`,
  ),
  ...services(
    'LITTLE_ORANGE_LAMP',
    '心理关爱',
    `
COMPANIONSHIP | 情感陪伴 | Companionship | 60 | LISTENING |
PHONE_CARE | 电话问候 | Call to ask how they are | 20 | LISTENING |
COUNSELLING | 心理疏导 | Counselling | 60 | LISTENING | PSY_COUNSELLING
GRIEF_SUPPORT | 丧亲哀伤陪伴 | Support in grief | 60 | LISTENING | PSY_COUNSELLING
CHILD_SUPPORT | 儿童心理关爱 | Support for a child | 60 | LISTENING | PSY_COUNSELLING MINORS_TRAINING
SOCIAL_GROUP | 社会融入活动 | Social integration group | 120 | EVENTS | | 2`,
  ),
];
