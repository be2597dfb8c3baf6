import { blindIndex, seal } from '../../platform/vault/envelope.js';
import { addDays, dayNumberOf } from '../calendars/index.js';
import { volunteerTokens } from '../volunteers/index.js';
import type { DemoAccounts } from './accounts.js';
import { dialectOf } from './family.js';
import type { Ground } from './ground.js';
import { dateIn, givenName, phone, surname, type DemoSex } from './people.js';
import { doorIn } from './places.js';
import type { Chance } from './random.js';

/** Free time on a weekday, in minutes after midnight. */
export interface FreeTime {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

/** An active volunteer whom the generator can send. */
export interface Worker {
  readonly id: string;
  readonly district: string;
  readonly sex: DemoSex;
  readonly languages: readonly string[];
  readonly free: readonly FreeTime[];
  /** Days (since 1970) on which the volunteer is taken already: one visit a day, so that nothing overlaps. */
  readonly taken: Set<number>;
}

/** So many volunteers go round teams and districts in turn, so that every team is at home everywhere; the others follow the households. */
const ROUND = 60;
const KINDS = ['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP'] as const;
const TEAM_NAMES = { BLUE_VEST: '蓝马甲志愿服务队', RED_SEAGULL: '海鸥志愿服务队', LITTLE_ORANGE_LAMP: '小桔灯志愿服务队' } as const;

const SKILLS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  BLUE_VEST: [
    ['FORMS', 1],
    ['POLICY', 0.92],
    ['DIGITAL', 0.4],
    ['SIGN_LANGUAGE', 0.05],
  ],
  RED_SEAGULL: [
    ['LISTENING', 0.8],
    ['HOUSEKEEPING', 0.6],
    ['COOKING', 0.3],
    ['HAIRCUT', 0.25],
    ['REPAIR', 0.35],
    ['DRIVING', 0.45],
    ['NURSING', 0.45],
    ['FIRST_AID', 0.45],
    ['TUTORING', 0.35],
    ['DIGITAL', 0.35],
    ['JOB_COACHING', 0.25],
  ],
  LITTLE_ORANGE_LAMP: [
    ['LISTENING', 1],
    ['EVENTS', 0.45],
    ['SIGN_LANGUAGE', 0.08],
    ['TUTORING', 0.2],
  ],
};
/** Qualification, how many of those with the skill (or of the team) have it, months for which it holds. */
const QUALIFICATIONS: readonly (readonly [type: string, of: string, share: number, months: number | null])[] = [
  ['POLICY_TRAINING', 'BLUE_VEST', 0.94, 12],
  ['MINORS_TRAINING', 'BLUE_VEST', 0.3, 12],
  ['HEALTH_CERT', 'RED_SEAGULL', 0.5, 12],
  ['CARE_CERT', 'NURSING', 0.75, null],
  ['DRIVING_LICENCE', 'DRIVING', 1, null],
  ['FIRST_AID_CERT', 'FIRST_AID', 0.8, 36],
  ['MINORS_TRAINING', 'TUTORING', 0.85, 12],
  ['PSY_COUNSELLING', 'LITTLE_ORANGE_LAMP', 0.55, null],
  ['MINORS_TRAINING', 'LITTLE_ORANGE_LAMP', 0.5, 12],
];
const HOURS: readonly (readonly [number, number])[] = [
  [510, 690],
  [540, 720],
  [810, 1020],
  [540, 1020],
  [480, 1080],
  [840, 1080],
  [1080, 1230],
];

/** Volunteers by district and by the service that they can render today. */
export class Bench {
  private readonly able = new Map<string, Worker[]>();

  /** Notes what a volunteer can do. */
  add(worker: Worker, services: readonly string[]): void {
    for (const service of services) {
      const key = `${worker.district} ${service}`;
      const list = this.able.get(key);
      if (list) list.push(worker);
      else this.able.set(key, [worker]);
    }
  }

  /** Everyone of a district who can render a service. */
  of(district: string, service: string): readonly Worker[] {
    return this.able.get(`${district} ${service}`) ?? [];
  }
}

/** Writes teams and volunteers. The first volunteer is the one whom the demo sign-in belongs to. */
export async function writeVolunteers(
  ground: Ground,
  accounts: Pick<DemoAccounts, 'volunteer' | 'ngo'>,
): Promise<{ bench: Bench; demo: Worker; ids: string[] }> {
  const { chance, copier, now, size, services } = ground;
  const made = now.getTime() - 500 * 86_400_000;
  const teams = new Map(KINDS.map((kind) => [kind as string, chance.id(made)]));
  for (const kind of KINDS) {
    copier.add('volunteer_team', {
      id: teams.get(kind) ?? '',
      name: TEAM_NAMES[kind],
      kind,
      organisation_id: null,
      area_codes: [370200e9],
      service_codes: services.filter((service) => service.team === kind).map((service) => service.code),
      demo: true,
    });
  }
  const ngoTeam = chance.id(made);
  copier.add('volunteer_team', {
    id: ngoTeam,
    name: '阳光家园志愿服务队',
    kind: 'OTHER',
    organisation_id: accounts.ngo,
    area_codes: [370212e9],
    service_codes: ['HOME_VISIT', 'COMPANIONSHIP', 'TUTORING_CHILD'],
    demo: true,
  });

  const bench = new Bench();
  const districts = Object.entries(size.weights);
  const ids: string[] = [];
  let demo: Worker | undefined;
  for (let at = 0; at < size.volunteers; at += 1) {
    const kind = KINDS[at % 3] ?? 'RED_SEAGULL';
    const district =
      at === 1 ? '370212' : at < ROUND ? (districts[Math.floor(at / 3) % districts.length]?.[0] ?? '370212') : chance.weighted(districts);
    const isDemo = at === 1;
    const ngo = !isDemo && district === '370212' && at % 9 === 5;
    const { worker, skills, active } = writeVolunteer(
      ground,
      at,
      kind,
      district,
      isDemo ? accounts.volunteer : null,
      ngo ? accounts.ngo : null,
    );
    ids.push(worker.id);
    copier.add('team_member', { id: chance.id(made), team_id: teams.get(kind) ?? '', volunteer_id: worker.id });
    if (ngo) copier.add('team_member', { id: chance.id(made), team_id: ngoTeam, volunteer_id: worker.id });
    const valid = writeQualifications(ground, worker.id, kind, isDemo ? [...skills, 'HEALTH_CERT'] : skills);
    if (!active) continue;
    if (isDemo) demo = worker;
    else
      bench.add(
        worker,
        services
          .filter(
            (service) =>
              service.team === kind &&
              service.skills.every((skill) => skills.includes(skill)) &&
              service.qualifications.every((type) => valid.has(type)),
          )
          .map((service) => service.code),
      );
    await copier.sendIfFull();
  }
  if (!demo) throw new Error('a world has at least two volunteers');
  await copier.send();
  return { bench, demo, ids };
}

function writeVolunteer(
  ground: Ground,
  at: number,
  kind: string,
  district: string,
  accountId: string | null,
  organisationId: string | null,
): { worker: Worker; skills: string[]; active: boolean } {
  const { chance, copier, now, today, year, keyring, numbers, homes, services } = ground;
  const createdAt = new Date(now.getTime() - chance.int(20, 700) * 86_400_000);
  const id = chance.id(createdAt.getTime());
  const sex: DemoSex = accountId || chance.happens(0.62) ? 'FEMALE' : 'MALE';
  const birthYear = year - chance.int(20, 68);
  const birthDate = dateIn(chance, birthYear);
  const identity = numbers.next(birthDate, sex);
  const name = accountId ? '曲春梅' : surname(chance) + givenName(chance, sex, birthYear);
  const number = `V${String(at + 1).padStart(6, '0')}`;
  const reached = phone(chance);
  const home = chance.pick(homes.get(district) ?? []);
  const door = doorIn(home, chance);
  const state =
    accountId || at < ROUND
      ? 'ACTIVE'
      : chance.weighted([
          ['ACTIVE', 86],
          ['APPLIED', 5],
          ['VETTING', 3],
          ['SUSPENDED', 3],
          ['LEFT', 3],
        ] as const);
  const skills = (SKILLS[kind] ?? []).filter(([, share]) => accountId !== null || chance.happens(share)).map(([skill]) => skill);
  const languages = [
    '普通话',
    ...(accountId || chance.happens(0.6) ? [dialectOf(district)] : []),
    ...(chance.happens(0.05) ? ['英语'] : []),
  ];
  const preferred = services.filter((service) => service.team === kind && service.skills.every((skill) => skills.includes(skill)));
  copier.add('volunteer', {
    id,
    number,
    account_id: accountId,
    name,
    phone: reached,
    sex,
    birth_date: birthDate,
    identity_sealed: seal(keyring, { table: 'volunteer', column: 'identity_sealed', rowId: id }, identity),
    identity_hash: blindIndex(keyring, 'volunteer.identity', identity),
    state,
    vetted_until: state === 'ACTIVE' ? addDays(today, at < ROUND ? chance.int(60, 700) : chance.int(3, 700)) : null,
    home_area_code: home.code,
    organisation_id: organisationId,
    latitude: door.latitude,
    longitude: door.longitude,
    skill_codes: skills,
    languages,
    weekly_minutes: chance.pick([240, 300, 360, 480, 600]),
    weekly_tasks: chance.int(3, 8),
    travel_km: chance.pick([5, 8, 8, 10, 15, 20]),
    preferred_service_codes: preferred.length > 0 && chance.happens(0.5) ? [chance.pick(preferred).code] : [],
    search: volunteerTokens({ number, name, phone: reached }),
    demo: true,
    created_at: createdAt,
  });
  const worker: Worker = { id, district, sex, languages, free: freeTimes(chance, accountId !== null), taken: new Set() };
  for (const { weekday, from, to } of worker.free)
    copier.add('availability_window', { id: chance.id(createdAt.getTime()), volunteer_id: id, weekday, from_minute: from, to_minute: to });
  if (!accountId && chance.happens(0.07)) {
    const from = chance.int(0, 12);
    const until = from + chance.int(0, 9);
    copier.add('absence', {
      id: chance.id(now.getTime()),
      volunteer_id: id,
      from: addDays(today, from),
      until: addDays(today, until),
      reason: chance.pick(['出差', '探亲', '身体不适', '学习培训']),
    });
    for (let day = from; day <= until; day += 1) worker.taken.add(dayNumberOf(today) + day);
  }
  return { worker, skills, active: state === 'ACTIVE' };
}

/** Free on some days of the week; the demo volunteer on all of them. */
function freeTimes(chance: Chance, always: boolean): FreeTime[] {
  if (always) return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, to: 1230 }));
  const days = chance
    .shuffle([1, 2, 3, 4, 5, 6, 7])
    .slice(0, chance.int(3, 6))
    .toSorted((a, b) => a - b);
  return days.map((weekday) => {
    const [from, to] = chance.pick(HOURS);
    return { weekday, from, to };
  });
}

/** Writes qualifications and returns the kinds that hold today. */
function writeQualifications(
  { chance, copier, today, now }: Ground,
  volunteerId: string,
  kind: string,
  skills: readonly string[],
): Set<string> {
  const valid = new Set<string>();
  for (const [type, of, share, months] of QUALIFICATIONS) {
    if (valid.has(type) || !(of === kind || skills.includes(of)) || !chance.happens(share)) continue;
    // Most hold for a good while; some run out within the month, a few have run out.
    const issued = addDays(today, -chance.int(5, months === null ? 2000 : Math.round(months * 31)));
    const expires = months === null ? null : addDays(issued, Math.round(months * 30.4));
    copier.add('qualification', {
      id: chance.id(now.getTime()),
      volunteer_id: volunteerId,
      type_code: type,
      issued_on: issued,
      expires_on: expires,
    });
    if (expires === null || expires > addDays(today, 21)) valid.add(type);
  }
  return valid;
}
