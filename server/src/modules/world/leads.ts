import type { Client } from 'pg';
import { caseNumber } from '../cases/index.js';
import { leadNumber, leadTokens } from '../leads/index.js';
import type { DemoAccounts } from './accounts.js';
import { setNow, writeCase } from './cases.js';
import type { Ground } from './ground.js';
import { LEAD_STORIES, type LeadStory } from './lead-stories.js';
import { Chance } from './random.js';

const LAOSHAN = 370212;
const MINUTE = 60_000;

interface Known {
  readonly id: string;
  readonly area: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: string | null;
}

/**
 * Writes what came in during the last days, after everything else: leads that wait, and leads that were decided. An emergency refers to an
 * emergency need that the world has already, so that no need is added.
 */
export async function writeLeads(client: Client, ground: Ground, accounts: DemoAccounts): Promise<void> {
  // Its own chance: what else the world holds stays as it is.
  const chance = new Chance('finemesh leads');
  const { now } = ground;
  const { rows: minutes } = await client.query<{ tier: string; minutes: number }>(
    "select t tier, app.parameter('lead.triage.minutes.' || lower(t), null, $1::date) minutes from unnest(array['EMERGENCY', 'URGENT', 'ROUTINE']) t",
    [ground.today],
  );
  const triage = new Map(minutes.map((row) => [row.tier, row.minutes]));
  // Households without a plan: those with one have cases of their own.
  const { rows: households } = await client.query<Known>(
    `select h.id, h.area_code area, h.head_name name, h.phone, h.address from household h
     where h.area_code / 1000000000 = $1 and h.phone is not null and not exists (select from household_plan p where p.household_id = h.id) order by h.number limit 6`,
    [LAOSHAN],
  );
  const { rows: emergencies } = await client.query<Known & { need: string }>(
    `select n.id need, h.id, h.area_code area, h.head_name name, h.phone, h.address from service_need n join household h on h.id = n.household_id
     where n.tier = 'EMERGENCY' and n.area_code / 1000000000 = $1 order by n.number limit 1`,
    [LAOSHAN],
  );
  const places = ground.homes.get(String(LAOSHAN)) ?? [];
  let next = 0;
  let cases = 0;
  for (const [at, story] of LEAD_STORIES.entries()) {
    const emergency = story.decision === 'EMERGENCY' ? emergencies[0] : undefined;
    const known = emergency ?? (story.known ? households[next++ % households.length] : undefined);
    const created = new Date(now.getTime() - story.ago * MINUTE);
    const later = (after: number | null | undefined): Date | null => (after == null ? null : new Date(created.getTime() + after * MINUTE));
    const id = chance.id(created.getTime());
    const number = leadNumber(at + 1);
    const name = known?.name ?? story.name;
    const phone = known?.phone ?? `155${String(chance.int(0, 99_999_999)).padStart(8, '0')}`;
    const area = Number(known?.area ?? places[at % places.length]?.code ?? LAOSHAN * 1e9);
    const decidedAt = later(story.after);
    const decidedBy = decidedAt && accounts.coordinator;
    const decided = story.decision === 'CASE' || story.decision === 'EMERGENCY';
    let caseId: string | null = null;
    if (story.decision === 'CASE' && known && decidedAt) {
      caseId = chance.id(decidedAt.getTime());
      cases += 1;
      await writeCase(client, ground, accounts, {
        id: caseId,
        number: caseNumber(cases),
        householdId: known.id,
        area: Number(known.area),
        at: decidedAt,
        reason: story.reason ?? '',
        handedOver: cases > 1,
      });
    }
    // Its trigger writes the first entry of the trail.
    await setNow(client, created);
    await client.query(
      `insert into lead (id, number, channel, area_code, subject_name, subject_phone, subject_address, content, tier, caller_name, caller_phone, caller_relation, reporter_id, search,
         triage_due_at, callback_due_at, callback_at, callback_by, state, decision, reason, reply, referred_to, decided_by, decided_at, household_id, need_id, case_id, demo, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, true, $29)`,
      [
        id,
        number,
        story.channel,
        area,
        name,
        phone,
        known?.address ?? null,
        story.content,
        story.tier,
        story.caller ?? null,
        story.caller ? phone : null,
        story.relation ?? null,
        accounts[story.by],
        leadTokens({ number, name, address: known?.address ?? null, phones: [phone] }),
        later(triage.get(story.tier) ?? 0),
        later(story.callBack?.[0]),
        later(story.callBack?.[1]),
        story.callBack?.[1] ? accounts.hotline : null,
        story.decision ? 'DECIDED' : 'WAITING',
        story.decision ?? null,
        story.reason ?? null,
        story.reply ?? null,
        story.referredTo ?? null,
        decidedBy,
        decidedAt,
        decided ? known?.id : null,
        emergency?.need ?? null,
        caseId,
        created,
      ],
    );
    await writeTrail(client, accounts, chance, { id, story, later });
  }
  await setNow(client, now);
  await client.query("select setval('lead_number', $1), setval('social_case_number', $2)", [LEAD_STORIES.length, Math.max(cases, 1)]);
}

interface Told {
  readonly id: string;
  readonly story: LeadStory;
  readonly later: (after: number | null | undefined) => Date | null;
}

async function writeTrail(client: Client, accounts: DemoAccounts, chance: Chance, { id, story, later }: Told): Promise<void> {
  const entries: [at: Date | null, by: string, kind: string, decision: string | null, note: string | null][] = [
    [later(story.callBack?.[1]), accounts.hotline, 'CALLED_BACK', null, '已电话告知处理安排。'],
    [later(story.after), accounts.coordinator, 'DECIDED', story.decision ?? null, story.reason ?? null],
  ];
  for (const [at, by, kind, decision, note] of entries)
    if (at)
      await client.query('insert into lead_event (id, lead_id, at, account_id, kind, decision, note) values ($1, $2, $3, $4, $5, $6, $7)', [
        chance.id(at.getTime()),
        id,
        at,
        by,
        kind,
        decision,
        note,
      ]);
}
