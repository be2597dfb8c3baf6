import type { Client } from 'pg';
import type { DemoAccounts } from './accounts.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const HOUR = 3_600_000;

/** A case of the demo world. */
export interface CaseDraft {
  readonly id: string;
  readonly number: string;
  readonly householdId: string;
  readonly area: number;
  readonly at: Date;
  readonly reason: string;
  /** Begun by the coordinator and handed over to the social worker a day ago; else the social worker's from the start, and assessed. */
  readonly handedOver: boolean;
}

/** Sets the clock of what follows in this transaction: triggers then write the history as if it had happened. */
export async function setNow(client: Client, at: Date): Promise<void> {
  await client.query("select set_config('app.now', $1, true)", [at.toISOString()]);
}

/** Writes a case with its trail, its tasks and an assessment; owners and duties follow from its triggers. The clock is put back at the end. */
export async function writeCase(client: Client, ground: Ground, accounts: DemoAccounts, draft: CaseDraft): Promise<void> {
  const chance = new Chance(`finemesh case ${draft.number}`);
  const later = (hours: number): Date => new Date(draft.at.getTime() + hours * HOUR);
  const first = draft.handedOver ? accounts.coordinator : accounts.social;
  const event = async (
    at: Date,
    by: string,
    kind: string,
    from: string | null,
    to: string | null,
    other: string | null,
    note: string | null,
  ) => {
    await client.query(
      'insert into case_event (id, case_id, at, account_id, kind, from_state, to_state, other_id, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [chance.id(at.getTime()), draft.id, at, by, kind, from, to, other, note],
    );
  };
  const task = async (title: string, due: Date): Promise<string> => {
    const id = chance.id(draft.at.getTime());
    await client.query("insert into case_duty (id, case_id, kind, title, due_at, created_by) values ($1, $2, 'TASK', $3, $4, $5)", [
      id,
      draft.id,
      title,
      due,
      first,
    ]);
    return id;
  };
  await setNow(client, draft.at);
  await client.query(
    "insert into social_case (id, number, household_id, area_code, state, owner_id, reason, opened_by, opened_at, demo) values ($1, $2, $3, $4, 'INTAKE', $5, $6, $7, $8, true)",
    [draft.id, draft.number, draft.householdId, draft.area, first, draft.reason, accounts.coordinator, draft.at],
  );
  await event(draft.at, accounts.coordinator, 'OPENED', null, 'INTAKE', first, draft.reason);
  const called = await task('电话联系户主，约定上门时间', later(24));
  await task('核实家庭收入和支出材料', new Date(ground.now.getTime() - 3 * HOUR));
  await task('联系社区了解邻里关系', new Date(ground.now.getTime() + 50 * HOUR));
  await setNow(client, later(5));
  await client.query('update case_duty set done_at = $2, done_by = $3 where id = $1', [called, later(5), first]);
  if (draft.handedOver) {
    const handed = new Date(ground.now.getTime() - 26 * HOUR);
    await setNow(client, handed);
    await client.query('update social_case set owner_id = $2, version = version + 1 where id = $1', [draft.id, accounts.social]);
    await event(handed, accounts.coordinator, 'HANDED_OVER', null, null, accounts.social, '由社工就近跟进。');
  } else {
    const assessed = later(40);
    await event(later(20), accounts.social, 'MOVED', 'INTAKE', 'ASSESSMENT', null, null);
    await event(assessed, accounts.social, 'ASSESSED', null, null, null, null);
    await event(later(41), accounts.social, 'MOVED', 'ASSESSMENT', 'PLANNING', null, null);
    await client.query("update social_case set state = 'PLANNING', version = 3 where id = $1", [draft.id]);
    await client.query(
      `insert into needs_assessment (id, case_id, form_id, number, answers, strengths, conclusion, assessed_on, assessor_id, created_at)
       select $1, $2, f.id, 1, (select jsonb_agg(jsonb_build_object('code', i ->> 'code', 'note', null, 'level',
         case i ->> 'domain' when 'CARE' then 3 when 'INCOME' then 2 when 'HEALTH' then 2 when 'EMPLOYMENT' then 2 when 'HOUSING' then 1 else 0 end)) from jsonb_array_elements(f.items) i),
         '邻里关系好，女儿周末能回来帮忙。', '先稳定日常照料，再落实应享受的补贴；有劳动能力的成员参加技能培训。', ($3::timestamptz at time zone 'Asia/Shanghai')::date, $4, $3
       from assessment_form f where f.active`,
      [chance.id(assessed.getTime()), draft.id, assessed, accounts.social],
    );
  }
  await setNow(client, ground.now);
}
