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

/**
 * Writes a case with its owners, its trail, an assessment and tasks, and lets it answer for what its household has open. Triggers are off while
 * a world is laid: what they would write is written here.
 */
export async function writeCase(client: Client, ground: Ground, accounts: DemoAccounts, draft: CaseDraft): Promise<void> {
  const chance = new Chance(`finemesh case ${draft.number}`);
  const { now } = ground;
  const id = (at: Date): string => chance.id(at.getTime());
  const handed = new Date(now.getTime() - 26 * HOUR);
  const first = draft.handedOver ? accounts.coordinator : accounts.social;
  await client.query(
    'insert into social_case (id, number, household_id, area_code, state, owner_id, reason, opened_by, opened_at, demo) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true)',
    [
      draft.id,
      draft.number,
      draft.householdId,
      draft.area,
      draft.handedOver ? 'INTAKE' : 'PLANNING',
      accounts.social,
      draft.reason,
      accounts.coordinator,
      draft.at,
    ],
  );
  const event = (at: Date, by: string, kind: string, from: string | null, to: string | null, other: string | null, note: string | null) =>
    client.query(
      'insert into case_event (id, case_id, at, account_id, kind, from_state, to_state, other_id, note) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id(at), draft.id, at, by, kind, from, to, other, note],
    );
  const ownership = async (owner: string, since: Date, until: Date | null): Promise<string> => {
    const made = id(since);
    await client.query('insert into case_ownership (id, case_id, owner_id, since, until) values ($1, $2, $3, $4, $5)', [
      made,
      draft.id,
      owner,
      since,
      until,
    ]);
    return made;
  };
  const task = (title: string, due: Date, done: { at: Date; by: string; ownership: string } | null) =>
    client.query(
      "insert into case_duty (id, case_id, kind, title, due_at, created_at, created_by, done_at, done_by, done_ownership_id) values ($1, $2, 'TASK', $3, $4, $5, $6, $7, $8, $9)",
      [id(draft.at), draft.id, title, due, draft.at, first, done?.at ?? null, done?.by ?? null, done?.ownership ?? null],
    );
  const later = (hours: number): Date => new Date(draft.at.getTime() + hours * HOUR);
  await event(draft.at, accounts.coordinator, 'OPENED', null, 'INTAKE', first, draft.reason);
  const begun = await ownership(first, draft.at, draft.handedOver ? handed : null);
  await task('电话联系户主，约定上门时间', later(24), { at: later(5), by: first, ownership: begun });
  await task('核实家庭收入和支出材料', new Date(now.getTime() - 3 * HOUR), null);
  await task('联系社区了解邻里关系', new Date(now.getTime() + 50 * HOUR), null);
  if (draft.handedOver) {
    await ownership(accounts.social, handed, null);
    await event(handed, accounts.coordinator, 'HANDED_OVER', null, null, accounts.social, '由社工就近跟进。');
  } else {
    const assessed = later(40);
    await event(later(20), accounts.social, 'MOVED', 'INTAKE', 'ASSESSMENT', null, null);
    await event(assessed, accounts.social, 'ASSESSED', null, null, null, null);
    await event(later(41), accounts.social, 'MOVED', 'ASSESSMENT', 'PLANNING', null, null);
    await client.query(
      `insert into needs_assessment (id, case_id, form_id, number, answers, strengths, conclusion, assessed_on, assessor_id, created_at)
       select $1, $2, f.id, 1, (select jsonb_agg(jsonb_build_object('code', i ->> 'code', 'note', null, 'level',
         case i ->> 'domain' when 'CARE' then 3 when 'INCOME' then 2 when 'HEALTH' then 2 when 'EMPLOYMENT' then 2 when 'HOUSING' then 1 else 0 end)) from jsonb_array_elements(f.items) i),
         '邻里关系好，女儿周末能回来帮忙。', '先稳定日常照料，再落实应享受的补贴；有劳动能力的成员参加技能培训。', $3::timestamptz::date, $4, $3
       from assessment_form f where f.active`,
      [id(assessed), draft.id, assessed, accounts.social],
    );
  }
  // The needs and visits that are open, as of the day on which the case was opened.
  await client.query('select app.adopt_duties($1)', [draft.id]);
  await client.query('update case_duty set created_at = $2 where case_id = $1 and created_at > $2', [draft.id, draft.at]);
}
