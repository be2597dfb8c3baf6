import { randomUUID } from 'node:crypto';
import { leadTokens } from '@finemesh/server/dist/modules/leads/report.js';
import type { World } from '../testkit/world.js';
import { inArea, only, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import type { TableAccess } from './rows.js';

const READERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT', 'BUREAU_SUPERVISOR'] as const;
const CALLERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT'] as const;
const TRIAGE = ['COORDINATOR', 'SOCIAL_WORKER'] as const;
const REPORTERS = [...CALLERS, 'NGO_STAFF', 'VOLUNTEER'] as const;

/** Leads: reported from anywhere, read by staff of the area, decided by those who triage there. */
export const leadMatrix: Readonly<Record<string, Row>> = {
  lead: inArea(...READERS),
  leads: inArea(...READERS),
  leadDuplicates: inArea(...READERS),
  myLeadReports: only('mine', ...REPORTERS),
  // A need may be seen anywhere in the city, by whoever happens to be there.
  leadReport: only('all', ...REPORTERS),
  leadTriage: inArea(...TRIAGE),
  leadReopen: inArea(...TRIAGE),
  leadMerge: inArea(...TRIAGE),
  leadMarkDifferent: inArea(...TRIAGE),
  leadLinkUndo: inArea(...TRIAGE),
  leadCallBack: inArea(...CALLERS),
  leadReveal: inArea(...CALLERS),
};

const ofLead = '(select l.area_code from lead l where l.id = t.lead_id)';

/** Rows of leads in SQL. Reporters who may not read leads see none, not even their own: `app.my_lead_reports` shows what they told. */
export const leadTables: Readonly<Record<string, TableAccess>> = {
  lead: { area: 't.area_code', see: READERS, change: CALLERS },
  lead_link: { area: ofLead, see: READERS, change: TRIAGE },
  lead_event: { area: ofLead, see: READERS },
};

export const leadGrants: Readonly<Record<string, string>> = {
  lead: 'INSERT SELECT UPDATE',
  lead_event: 'INSERT SELECT',
  lead_link: 'INSERT SELECT UPDATE',
};

export const leadDefiners: Readonly<Record<string, string>> = {
  'app.lead_like': 'the index of search tokens and of identity numbers; filters by scope itself',
  'app.lead_reported': 'trigger: the first entry of the trail, also by reporters who may not read leads',
  'app.my_lead_reports': "the actor's own reports: what it told and what became of it, and nothing else of the lead",
};

/** A lead about 郗静姝 as a colleague of the hotline wrote it down. */
export async function leadIn(
  world: World,
  area: number,
  more: { state?: 'WAITING' | 'NO_NEED'; reporterId?: string | null; callBack?: boolean; name?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const number = `L${id.slice(0, 8)}`;
  const name = more.name ?? '郗静姝';
  const decided = more.state === 'NO_NEED';
  const colleague = (await world.actor('HOTLINE_AGENT')).accountId;
  await world.sql(
    `insert into lead (id, number, channel, area_code, subject_name, subject_phone, content, tier, reporter_id, search, triage_due_at, callback_due_at, state, decision, reason, decided_by, decided_at)
     values ($1, $2, 'HOTLINE', $3, $4, '13812345678', '邻居说老人几天没出门', 'URGENT', $5, $6, now() + interval '4 hours', $7, $8, $9, $10, $11, $12)`,
    [
      id,
      number,
      area,
      name,
      more.reporterId ?? colleague,
      leadTokens({ number, name, address: null, phones: ['13812345678'] }),
      more.callBack ? new Date(world.clock.now().getTime() + 3_600_000) : null,
      decided ? 'DECIDED' : 'WAITING',
      decided ? 'NO_NEED' : null,
      decided ? '已核实' : null,
      decided ? colleague : null,
      decided ? world.clock.now() : null,
    ],
  );
  return id;
}

/** The verdict that a lead and a household differ. */
export async function linkIn(world: World, leadId: string, householdId: string): Promise<string> {
  const id = randomUUID();
  await world.sql('insert into lead_link (id, lead_id, household_id, same, decided_by) values ($1, $2, $3, false, $4)', [
    id,
    leadId,
    householdId,
    (await world.actor('COORDINATOR')).accountId,
  ]);
  return id;
}

const page = '{ edges { node { id } } totalCount }';

export const leadQueries: Readonly<Record<string, QueryFixture>> = {
  lead: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.leadId }), id: (side) => side.leadId },
  leads: {
    kind: 'rows',
    selection: page,
    sql: 'select id from lead order by created_at desc, id desc limit 50',
    id: (side) => side.leadId,
  },
  leadDuplicates: {
    kind: 'rows',
    selection: '{ household { id } lead { id } }',
    // Households are asked in tests/api/leads: those of the stage share their name with too many for one answer.
    args: () => ({ subject: { name: '郗静姝' } }),
    sql: "select id from lead where subject_name = '郗静姝'",
    id: (side) => side.leadId,
  },
  myLeadReports: {
    kind: 'rows',
    selection: page,
    sql: 'select id from app.my_lead_reports(null, null, 50)',
    id: () => '',
    mine: (mine) => mine.leadId,
  },
};

const household = ({ stage, area }: Aim) => stage.world.household({ area: area.code });
const lead = ({ stage, area }: Aim, more: Parameters<typeof leadIn>[2] = {}) => leadIn(stage.world, area.code, { name: '于小满', ...more });
const versioned = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });

export const leadMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  leadReport: async ({ area }) => ({
    requestId: randomUUID(),
    channel: 'VOLUNTEER',
    areaCode: area.community,
    content: '门口堆着几天的报纸',
    tier: 'ROUTINE',
  }),
  leadTriage: async (aim) => versioned(await lead(aim), { decision: 'NO_NEED', reason: '已核实' }),
  leadReopen: async (aim) => versioned(await lead(aim, { state: 'NO_NEED' }), { reason: '又来电' }),
  leadMerge: async (aim) => versioned(await lead(aim), { householdId: await household(aim) }),
  leadMarkDifferent: async (aim) => versioned(await lead(aim), { householdId: await household(aim) }),
  leadLinkUndo: async (aim) => ({ linkId: await linkIn(aim.stage.world, await lead(aim), await household(aim)), reason: '弄错了' }),
  leadCallBack: async (aim) => versioned(await lead(aim, { callBack: true }), { reached: true }),
  leadReveal: async (aim) => ({ id: await lead(aim), purpose: '回电' }),
};
