import type { HouseholdPlan } from './plan.js';
import { dateIn, givenName, phone, surname, type DemoSex, type IdentityNumbers } from './people.js';
import type { Chance } from './random.js';

/** A person of the world. */
export interface Member {
  readonly relation: string;
  readonly name: string;
  readonly sex: DemoSex;
  readonly birthDate: string;
  readonly identityNumber: string;
  readonly phone: string | null;
  readonly dialects: readonly string[];
  readonly disabilityGrade: number | null;
}

const LOCAL: Readonly<Record<string, string>> = { 370215: '即墨话', 370281: '胶州话', 370283: '平度话', 370285: '莱西话' };

/** The dialect that is at home in a district. */
export function dialectOf(district: string): string {
  return LOCAL[district] ?? '青岛话';
}

/** The members of a household, the head first. @param year the present year */
export function familyOf(plan: HouseholdPlan, year: number, chance: Chance, numbers: IdentityNumbers): Member[] {
  const name = surname(chance);
  const headSex: DemoSex = chance.happens(plan.kind === 'EXTREME_HARDSHIP' ? 0.72 : 0.5) ? 'MALE' : 'FEMALE';
  const headAge = plan.kind === 'EXTREME_HARDSHIP' ? chance.int(60, 88) : plan.persons === 1 ? chance.int(38, 86) : chance.int(32, 74);
  const member = (relation: string, sex: DemoSex, age: number, ownName: string): Member => {
    const birthYear = year - age;
    const birthDate = dateIn(chance, birthYear - 1);
    const local = dialectOf(plan.district);
    return {
      relation,
      name: ownName + givenName(chance, sex, birthYear),
      sex,
      birthDate,
      identityNumber: numbers.next(birthDate, sex),
      phone: age >= 16 && chance.happens(0.6) ? phone(chance) : null,
      dialects: age > 60 && chance.happens(0.35) ? [local] : chance.happens(0.7) ? ['普通话', local] : ['普通话'],
      disabilityGrade: chance.happens(0.14) ? chance.int(1, 4) : null,
    };
  };
  const members = [member('HEAD', headSex, headAge, name)];
  const other: DemoSex = headSex === 'MALE' ? 'FEMALE' : 'MALE';
  if (plan.persons > 1 && chance.happens(0.45))
    members.push(member('SPOUSE', other, Math.max(24, headAge + chance.int(-5, 5)), surname(chance)));
  while (members.length < plan.persons) {
    const sex: DemoSex = chance.happens(0.5) ? 'MALE' : 'FEMALE';
    if (headAge > 58 && chance.happens(0.5)) members.push(member('GRANDCHILD', sex, chance.int(5, headAge - 42), name));
    else if (headAge < 52 && chance.happens(0.25)) members.push(member('PARENT', sex, headAge + chance.int(22, 34), name));
    else members.push(member('CHILD', sex, chance.int(2, Math.max(3, headAge - 22)), name));
  }
  return members;
}

/** Why the household is in difficulty, as its members and its register tell. */
export function hardshipTags(plan: HouseholdPlan, members: readonly Member[], year: number, chance: Chance): string[] {
  const ages = members.map((member) => year - Number(member.birthDate.slice(0, 4)));
  const youngest = Math.min(...ages);
  return [
    members.length === 1 && 'LIVING_ALONE',
    ages.some((age) => age >= 65) && 'ELDERLY',
    members.some((member) => member.disabilityGrade !== null) && 'DISABLED',
    chance.happens(0.2) && 'SEVERE_ILLNESS',
    youngest < 16 && ages.every((age) => age < 16 || age >= 65) && 'MINOR_UNATTENDED',
    members.length === 1 && (ages[0] ?? 0) > 55 && chance.happens(0.05) && 'LOST_ONLY_CHILD',
    ages.some((age) => age >= 18 && age < 60) && chance.happens(0.25) && 'UNEMPLOYED',
    ages.some((age) => age >= 16 && age < 24) && chance.happens(0.4) && 'EDUCATION_BURDEN',
    chance.happens(0.12) && 'EXPENDITURE_DRIVEN',
    plan.registeredPoor && chance.happens(0.1) && 'OUT_OF_POVERTY_UNSTABLE',
    plan.kind === 'WATCHED' && (chance.happens(0.4) ? 'NEAR_POVERTY_LINE' : 'LOW_INCOME'),
  ].filter((tag): tag is string => typeof tag === 'string');
}
