import type { Client } from 'pg';
import { seal } from '../../platform/vault/envelope.js';
import { addDays } from '../calendars/index.js';
import { drawSample, findingNumber, rollHash, sha256 } from '../inspections/index.js';
import type { DemoAccounts } from './accounts.js';
import { CLOCK } from './duties.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;
const LAOSHAN = 370212e9;
const CHECKLIST = ['补贴按时足额到账', '本人知道自己享受的政策', '网格员近一个月来过', '住房安全', '家中信息与档案一致'];

/** What was found at which visit, counted from the first. */
const FOUND: readonly {
  readonly visit: number;
  readonly item: number;
  readonly text: string;
  readonly state: 'OPEN' | 'RECTIFIED' | 'VERIFIED';
  readonly note?: string;
}[] = [
  { visit: 0, item: 1, text: '说不清自己享受哪项政策，没有收到过明白纸。', state: 'VERIFIED', note: '已入户讲解并发放明白纸，本人签字。' },
  { visit: 2, item: 2, text: '称近两个月没有网格员上门。', state: 'RECTIFIED', note: '网格员已补访，今后每月上门一次。' },
  { visit: 3, item: 4, text: '家庭成员中长子已迁出，档案未更新。', state: 'OPEN' },
];

/** A running inspection of Laoshan drawn as the product draws it, and one that is sealed. */
export async function writeInspections(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  const { copier, now, today, keyring } = ground;
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh inspections');
  const { rows: roll } = await client.query<{ id: string; number: string; area: string; stratum: string }>(
    `select h.id, h.number, h.area_code area, (h.area_code / 1000000 * 1000000)::text stratum from household h where h.area_code >= $1 and h.area_code < $1 + 1000000000
       and exists (select from assistance_status s where s.household_id = h.id and (s.until is null or s.until > $2::date)) order by h.number`,
    [LAOSHAN, today],
  );
  const { rows: supervisors } = await client.query<{ id: string }>("select id from account where username = 'demo.bureau'");
  const by = supervisors[0]?.id ?? accounts.citywide;
  const plan = (title: string, days: number, wanted: number, started: boolean): string => {
    const at = new Date(now.getTime() - days * DAY);
    const id = chance.id(at.getTime());
    const seed = sha256(`${title}/${id}`);
    copier.add('inspection_plan', {
      id,
      area_code: LAOSHAN,
      title,
      from_day: addDays(today, -days),
      until_day: addDays(today, 20),
      wanted,
      strata: 'AREA',
      checklist: JSON.stringify(CHECKLIST.map((text, item) => ({ code: String(item + 1), text }))),
      seed_hash: sha256(seed),
      seed_sealed: seal(keyring, { table: 'inspection_plan', column: 'seed_sealed', rowId: id }, seed),
      seed: started ? seed : null,
      state: started ? 'STARTED' : 'PLANNED',
      roll_count: started ? roll.length : null,
      roll_hash: started ? rollHash(roll) : null,
      started_at: started ? new Date(at.getTime() + DAY / 24) : null,
      started_by: started ? by : null,
      created_by: by,
      created_at: at,
      demo: true,
    });
    if (started) writeVisits(id, seed, wanted);
    return id;
  };
  const writeVisits = (planId: string, seed: string, wanted: number): void => {
    const drawn = drawSample(roll, seed, wanted);
    const chosen = new Set(drawn);
    for (const { number, stratum } of roll) copier.add('inspection_roll', { plan_id: planId, number, stratum, drawn: chosen.has(number) });
    const visited = Math.ceil(drawn.length / 2);
    for (const [at, number] of drawn.entries()) {
      const household = roll.find((entry) => entry.number === number);
      if (!household) continue;
      const when = new Date(now.getTime() - 4 * DAY + at * 3_600_000);
      const id = chance.id(when.getTime());
      const found = FOUND.filter((each) => each.visit === at);
      const seen = at < visited && at !== 1;
      copier.add('inspection_visit', {
        id,
        plan_id: planId,
        household_id: household.id,
        area_code: household.area,
        stratum: household.stratum,
        position: at + 1,
        outcome: at >= visited ? null : seen ? 'SEEN' : 'NOBODY_HOME',
        answers: JSON.stringify(
          seen ? CHECKLIST.map((_, item) => ({ code: String(item + 1), ok: !found.some((each) => each.item === item) })) : [],
        ),
        note: at === 1 ? '邻居说去子女家，约好下周再访。' : null,
        visited_at: at >= visited ? null : when,
        inspector_id: at >= visited ? null : by,
      });
      for (const { item, text, state, note } of found) writeFinding(planId, id, household, { item, text, state, note }, when);
    }
  };
  const clocks: unknown[][] = [];
  let findings = 0;
  const writeFinding = (
    planId: string,
    visitId: string,
    household: { id: string; area: string },
    { item, text, state, note }: { item: number; text: string; state: string; note?: string | undefined },
    when: Date,
  ): void => {
    findings += 1;
    const id = chance.id(when.getTime());
    const mended = state === 'OPEN' ? null : new Date(when.getTime() + 2 * DAY);
    const met = state === 'VERIFIED' ? mended : null;
    clocks.push([
      chance.id(when.getTime()),
      'INSPECTION_FINDING',
      id,
      household.id,
      household.area,
      accounts.coordinator,
      when,
      met,
      'inspection.rectify',
    ]);
    copier.add('inspection_finding', {
      id,
      number: findingNumber(findings),
      plan_id: planId,
      visit_id: visitId,
      household_id: household.id,
      area_code: household.area,
      item: CHECKLIST[item] ?? '',
      text,
      state,
      found_by: by,
      found_at: when,
      rectified_by: mended && accounts.coordinator,
      rectified_at: mended,
      rectify_note: note ?? null,
      verified_by: state === 'VERIFIED' ? by : null,
      verified_at: state === 'VERIFIED' ? new Date(when.getTime() + 3 * DAY) : null,
      demo: true,
    });
  };
  plan('低保政策落实“四不两直”督查', 5, 10, true);
  plan('特困人员照料服务督查', 1, 6, false);
  await copier.send();
  for (const values of clocks) await client.query(CLOCK, values);
  await client.query("select setval('inspection_finding_number', $1)", [Math.max(1, findings)]);
}
