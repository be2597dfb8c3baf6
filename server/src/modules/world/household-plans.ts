import type { Client } from 'pg';
import { civilDate } from '../../platform/clock.js';
import { addDays } from '../calendars/index.js';
import type { DemoAccounts } from './accounts.js';
import type { Sink } from './copy.js';
import type { Ground } from './ground.js';
import { goalsFor, type GoalText } from './plan-texts.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212;

/** A version of a plan in a state, as days before today. */
interface VersionDraft {
  readonly state: 'DRAFT' | 'SUBMITTED' | 'RETURNED' | 'APPROVED' | 'ACTIVE' | 'SUPERSEDED' | 'COMPLETED';
  readonly begun: number;
  /** In force from; only what was in force has it. */
  readonly active?: number;
  readonly ended?: number;
  readonly author: 'social' | 'coordinator';
  /** The household agreed already. */
  readonly agreed: boolean;
}

/** The households that have a plan, one entry each, with its versions from the first. */
const STORIES: readonly (readonly VersionDraft[])[] = [
  [
    { state: 'SUPERSEDED', begun: 260, active: 250, ended: 168, author: 'social', agreed: true },
    { state: 'ACTIVE', begun: 176, active: 168, author: 'social', agreed: true },
  ],
  [{ state: 'ACTIVE', begun: 190, active: 183, author: 'social', agreed: true }],
  [{ state: 'SUBMITTED', begun: 4, author: 'social', agreed: true }],
  [
    { state: 'ACTIVE', begun: 130, active: 120, author: 'social', agreed: true },
    { state: 'SUBMITTED', begun: 3, author: 'social', agreed: true },
  ],
  [{ state: 'RETURNED', begun: 9, author: 'social', agreed: false }],
  [
    { state: 'ACTIVE', begun: 100, active: 92, author: 'social', agreed: true },
    { state: 'DRAFT', begun: 1, author: 'social', agreed: false },
  ],
  [{ state: 'APPROVED', begun: 6, author: 'social', agreed: true }],
  [{ state: 'COMPLETED', begun: 240, active: 230, ended: 20, author: 'coordinator', agreed: true }],
  [{ state: 'SUBMITTED', begun: 2, author: 'coordinator', agreed: true }],
];

interface Planned {
  readonly householdId: string;
  readonly areaCode: string;
  readonly service: string;
  readonly name: string;
  readonly team: string;
}

/**
 * Gives some served households of Laoshan a plan, in every state that a plan passes through. Visits that were made for the plan's service
 * while it was in force count as the plan's: its progress is that of the needs, and no need is added.
 */
export async function writeHouseholdPlans(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh plans');
  const review = await client.query<{ days: number }>("select app.parameter('plan.review.days', null, $1::date)::int as days", [
    ground.today,
  ]);
  const { rows } = await client.query<Planned>(
    `select * from (
       select distinct on (n.household_id) n.household_id as "householdId", n.area_code as "areaCode", s.code as service, s.name, s.team_kind as team, h.number, count(*) visits
       from service_need n join service_type s on s.code = n.service_code join household h on h.id = n.household_id
       where n.state = 'DONE' and n.area_code / 1000000000 = $1 and h.created_at < $2::timestamptz - interval '280 days' and s.team_kind is not null
       group by 1, 2, 3, 4, 5, 6 order by 1, visits desc, 3) t
     order by visits desc, number limit $3`,
    [LAOSHAN, ground.now, STORIES.length],
  );
  for (const [at, household] of rows.entries()) {
    let previous: string | null = null;
    for (const [index, version] of (STORIES[at] ?? []).entries()) {
      previous = writeVersion({
        ground,
        accounts,
        chance,
        household,
        version,
        previous,
        number: index + 1,
        reviewDays: review.rows[0]?.days ?? 0,
      });
    }
  }
  await ground.copier.send();
  await client.query(
    `update service_need n set measure_id = m.id
     from plan_measure m join plan_goal g on g.id = m.goal_id join household_plan p on p.id = g.plan_id
     where n.household_id = p.household_id and n.service_code = m.service_code and p.active_from is not null
       and n.created_at >= p.active_from and n.created_at < coalesce(p.ended_at, 'infinity')`,
  );
}

interface VersionParts {
  readonly ground: Ground;
  readonly accounts: DemoAccounts;
  readonly chance: Chance;
  readonly household: Planned;
  readonly version: VersionDraft;
  readonly previous: string | null;
  readonly number: number;
  readonly reviewDays: number;
}

function writeVersion({ ground, accounts, chance, household, version, previous, number, reviewDays }: VersionParts): string {
  const { copier, now, today } = ground;
  const ago = (days: number | undefined): Date | null => (days === undefined ? null : new Date(now.getTime() - days * DAY));
  const begun = new Date(now.getTime() - version.begun * DAY);
  const id = chance.id(begun.getTime());
  const submitted = version.state !== 'DRAFT';
  const approved = submitted && version.state !== 'SUBMITTED' && version.state !== 'RETURNED';
  const activeFrom = ago(version.active);
  copier.add('household_plan', {
    id,
    household_id: household.householdId,
    area_code: Number(household.areaCode),
    number,
    previous_id: previous,
    state: version.state,
    summary:
      number === 1
        ? '家中主要靠救助金生活，日常有困难时缺人照应。先把上门服务稳定下来，再一起想办法增加收入。'
        : '上一版执行后，上门服务已经稳定。这一版把重点放到增收和居家安全上。',
    household_words: chance.pick([
      '想自己能多做点事，不总麻烦别人。',
      '希望来的人固定一些，处熟了心里踏实。',
      '孩子的事最要紧，别的都能凑合。',
    ]),
    agreed_on: version.agreed ? addDays(today, 1 - version.begun) : null,
    author_id: version.author === 'social' ? accounts.social : accounts.coordinator,
    submitted_at: submitted ? new Date(begun.getTime() + DAY) : null,
    approver_id: approved ? (version.author === 'social' ? accounts.coordinator : accounts.citywide) : null,
    approved_at: approved ? new Date(begun.getTime() + 3 * DAY) : null,
    return_reason: version.state === 'RETURNED' ? '目标“日常有人照应”不好衡量，请写明次数；家庭是否同意也请登记。' : null,
    active_from: activeFrom,
    ended_at: ago(version.ended),
    end_reason: version.state === 'COMPLETED' ? '目标均已达成，转为日常关注。' : null,
    review_due_on: activeFrom === null ? null : addDays(civilDate(activeFrom), reviewDays),
    created_at: begun,
  });
  const startsOn = addDays(today, -(version.active ?? -7));
  for (const [at, goal] of goalsFor(household, number, version.active !== undefined, version.state === 'COMPLETED').entries()) {
    writeGoal(copier, chance, goal, {
      planId: id,
      position: at + 1,
      begun,
      startsOn,
      dueOn: addDays(startsOn, 270),
      endsOn: version.ended === undefined ? null : addDays(today, -version.ended),
      owner: accounts.social,
    });
  }
  return id;
}

interface GoalPlace {
  readonly planId: string;
  readonly position: number;
  readonly begun: Date;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly dueOn: string;
  /** Who answers for the measures. */
  readonly owner: string;
}

function writeGoal(copier: Sink, chance: Chance, goal: GoalText, place: GoalPlace): void {
  const id = chance.id(place.begun.getTime());
  copier.add('plan_goal', {
    id,
    plan_id: place.planId,
    position: place.position,
    domain: goal.domain,
    text: goal.text,
    indicator: goal.indicator ?? null,
    baseline: goal.baseline ?? null,
    target: goal.target ?? null,
    reached: goal.reached ?? null,
    unit: goal.unit ?? null,
    due_on: place.dueOn,
    result: goal.result ?? null,
    result_note: goal.result === 'MET' ? '入户核实，情况属实。' : null,
  });
  for (const [at, measure] of goal.measures.entries()) {
    copier.add('plan_measure', {
      id: chance.id(place.begun.getTime()),
      goal_id: id,
      position: at + 1,
      text: measure.text,
      service_code: measure.service ?? null,
      every_days: measure.everyDays ?? null,
      starts_on: place.startsOn,
      ends_on: place.endsOn,
      owner_id: place.owner,
      strengthens: measure.strengthens ?? false,
      result: goal.result === undefined ? null : 'DONE',
      result_on: goal.result === undefined ? null : place.endsOn,
      result_by: goal.result === undefined ? null : place.owner,
    });
  }
}
