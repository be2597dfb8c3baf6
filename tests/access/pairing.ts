import { randomUUID } from 'node:crypto';
import type { World } from '../testkit/world.js';
import { each, type Row } from './reach.js';
import type { Aim } from './mutation-fixtures.js';
import type { QueryFixture } from './query-fixtures.js';
import { planIn } from './plans.js';
import type { TableAccess } from './rows.js';

/** Rows of a pairing project. */
export interface PairingMade {
  projectId: string;
  supporterId: string;
  participantId: string;
  householdId: string;
  pairingId: string;
  milestoneId: string;
  photoId: string;
}

const DAY = 86_400_000;

/** A picture of 16 x 8 pixels. */
export const JPEG = Buffer.from(
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwC4AoP/2Q==',
  'base64',
);

/** A project of an organisation in an area. */
export async function projectIn(
  world: World,
  place: { area: number; organisationId: string },
  more: { state?: string; maxSupporters?: number; name?: string } = {},
): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into pairing_project (id, number, name, organisation_id, area_code, summary, state, help_kinds, target_households, starts_on, ends_on, max_supporters, created_by)
     values ($1, $2, $3, $4, $5, '项目', $6, '{PRODUCE_SALES,SKILLS_JOBS}', 10, '2026-05-01', '2026-08-31', $7, $8)`,
    [
      id,
      `P${id.slice(0, 8)}`,
      more.name ?? '樱桃项目',
      place.organisationId,
      place.area,
      more.state ?? 'RUNNING',
      more.maxSupporters ?? 1,
      (await world.actor('COORDINATOR')).accountId,
    ],
  );
  return id;
}

/** A supporter who was looked into. */
export async function supporterIn(world: World, place: { area: number; organisationId: string }, capacity = 100): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into pairing_supporter (id, organisation_id, area_code, kind, name, contact_name, phone, offers, capacity, vetted_until, vetted_by)
     values ($1, $2, $3, 'FIRM', $4, '孙联系', '13511112222', '{PRODUCE_SALES}', $5, '2099-12-31', $6)`,
    [id, place.organisationId, place.area, `企业 ${id.slice(0, 4)}`, capacity, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}

/** A household in a project. */
export async function participantIn(world: World, projectId: string, householdId: string): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into pairing_participant (id, project_id, household_id, area_code, code, need_kinds, produce, nominated_by)
     select $1, $2, h.id, h.area_code, $3, '{PRODUCE_SALES}', '樱桃', $5 from household h where h.id = $4`,
    [id, projectId, `户${id.slice(0, 6)}`, householdId, (await world.actor('COORDINATOR')).accountId],
  );
  return id;
}

/** A pairing in a state. */
export async function pairingIn(
  world: World,
  state: string,
  place: { projectId: string; participantId: string; supporterId: string },
  shows: readonly string[] = ['NAME', 'PHONE'],
): Promise<string> {
  const id = randomUUID();
  const now = world.clock.now();
  // As owner the database's own clock counts, which is not the world's: only a hold may run out.
  const expires = state === 'HELD' ? new Date(now.getTime() + 3 * DAY) : new Date('2099-01-01T00:00:00Z');
  await world.sql(
    `insert into pairing (id, project_id, participant_id, supporter_id, area_code, held_by, held_at, hold_expires_at, occupied_until)
     select $1, t.project_id, t.id, $3, t.area_code, $4, $5, $6, $6 from pairing_participant t where t.id = $2`,
    [id, place.participantId, place.supporterId, (await world.actor('COORDINATOR')).accountId, now, expires],
  );
  if (state === 'HELD') return id;
  const consentId = randomUUID();
  await world.sql(
    `insert into consent (id, household_id, purpose, granted_on, given_by, text_version) select $1, t.household_id, 'PAIRING', '2026-06-01', '本人', '1' from pairing_participant t where t.id = $2`,
    [consentId, place.participantId],
  );
  await world.sql(
    `update pairing set state = $2, supporter_agreed_on = '2026-06-08', consent_id = $3, shows = $4, occupied_until = case when $2 in ('GRADUATED', 'ENDED') then $5::timestamptz end,
       activated_at = case when $2 not in ('CONSENTED', 'ENDED') then $5::timestamptz end, contact_due_at = case when $2 = 'ACTIVE' then $6::timestamptz end,
       paused_until = case when $2 = 'PAUSED' then '2026-06-20'::date end, pause_reason = case when $2 = 'PAUSED' then '农忙' end,
       graduated_at = case when $2 = 'GRADUATED' then $5::timestamptz end, watch_until = case when $2 = 'GRADUATED' then '2026-12-01'::date end,
       ended_at = case when $2 = 'ENDED' then $5::timestamptz end, end_reason = case when $2 = 'ENDED' then 'SUPPORTER_WITHDREW' end where id = $1`,
    [id, state, consentId, shows, now, new Date(now.getTime() + 14 * DAY)],
  );
  return id;
}

/** A photo of a project. */
export async function photoIn(world: World, place: { projectId: string; participantId?: string }): Promise<string> {
  const id = randomUUID();
  await world.sql(
    `insert into pairing_photo (id, project_id, participant_id, caption, taken_on, width, height, added_by, added_at)
     values ($1, $2, $3, '果园', '2026-06-01', 16, 8, $4, $5)`,
    [id, place.projectId, place.participantId ?? null, (await world.actor('COORDINATOR')).accountId, world.clock.now()],
  );
  await world.sql('insert into pairing_photo_content (photo_id, content) values ($1, $2)', [id, JPEG]);
  return id;
}

/** A project with one of everything, at a place. @param organisationId whose it is; an organisation of its own unless told */
export async function pairingSide(world: World, area: number, organisationId: string | null): Promise<PairingMade> {
  const organisation = organisationId ?? randomUUID();
  if (organisationId === null)
    await world.sql("insert into organisation (id, name, kind, area_code) values ($1, $2, 'NGO', $3)", [
      organisation,
      `机构 ${organisation.slice(0, 8)}`,
      area,
    ]);
  const place = { area, organisationId: organisation };
  const projectId = await projectIn(world, place);
  const supporterId = await supporterIn(world, place);
  const householdId = await world.household({ area });
  const participantId = await participantIn(world, projectId, householdId);
  const pairingId = await pairingIn(world, 'ACTIVE', { projectId, participantId, supporterId });
  const account = (await world.actor('COORDINATOR')).accountId;
  await world.sql(
    "insert into pairing_contact (id, pairing_id, kind, at, text, recorded_by) values (gen_random_uuid(), $1, 'CALL', $2, '通电话', $3)",
    [pairingId, world.clock.now(), account],
  );
  const milestoneId = randomUUID();
  await world.sql("insert into pairing_milestone (id, project_id, title, due_on) values ($1, $2, '首批采摘', '2026-06-20')", [
    milestoneId,
    projectId,
  ]);
  await world.sql(
    "insert into pairing_fund (id, project_id, kind, title, amount_fen, on_day, recorded_by) values (gen_random_uuid(), $1, 'FUNDING', '专项资金', 100000, '2026-05-01', $2)",
    [projectId, account],
  );
  const photoId = await photoIn(world, { projectId });
  return { projectId, supporterId, participantId, householdId, pairingId, milestoneId, photoId };
}

const NGO = { NGO_STAFF: 'organisation' } as const;
const READ: Row = { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'), ...NGO } };
const WORK: Row = { reach: { ...each('area', 'COORDINATOR'), ...NGO } };
const NOMINATE: Row = { reach: each('area', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER') };
const CHANGE: Row = { reach: { ...each('area', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'), ...NGO } };

/** Pairing: an organisation's own projects, and those of one's area; consent is recorded by case workers alone. */
export const pairingMatrix: Readonly<Record<string, Row>> = {
  pairingProjects: READ,
  pairingProject: READ,
  supporters: READ,
  pairings: READ,
  pairing: READ,
  pairingProjectCreate: WORK,
  pairingProjectUpdate: WORK,
  pairingProjectAdvance: WORK,
  pairingProjectPublish: WORK,
  pairingProjectReportFinish: WORK,
  pairingMilestoneAdd: WORK,
  pairingMilestoneComplete: WORK,
  pairingFundAdd: WORK,
  pairingPhotoAdd: WORK,
  pairingPhotoRemove: WORK,
  supporterCreate: WORK,
  supporterVerify: WORK,
  supporterUpdate: WORK,
  supporterReveal: WORK,
  pairingParticipantAdd: NOMINATE,
  pairingParticipantReveal: WORK,
  pairingHold: WORK,
  pairingSupporterAgreementRecord: WORK,
  pairingConsentRecord: NOMINATE,
  pairingActivate: WORK,
  pairingSuspend: WORK,
  pairingResume: WORK,
  pairingComplete: WORK,
  pairingEnd: CHANGE,
  pairingContactAdd: CHANGE,
  pairingMeasureSave: NOMINATE,
};

const page = '{ edges { node { id } } totalCount }';

/** Queries of pairing. */
export const pairingQueries: Readonly<Record<string, QueryFixture>> = {
  pairingProjects: { kind: 'rows', selection: page, sql: 'select id from pairing_project', id: (side) => side.pairing.projectId },
  pairingProject: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.pairing.projectId }),
    id: (side) => side.pairing.projectId,
  },
  supporters: { kind: 'rows', selection: page, sql: 'select id from pairing_supporter', id: (side) => side.pairing.supporterId },
  pairings: { kind: 'rows', selection: page, sql: 'select id from pairing', id: (side) => side.pairing.pairingId },
  pairing: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.pairing.pairingId }), id: (side) => side.pairing.pairingId },
};

/** The organisation that a mutation is aimed at: the actor's own, or one elsewhere. */
export async function organisationOf({ stage, mine, area }: Aim): Promise<string> {
  if (mine) return stage.organisationId;
  const id = randomUUID();
  await stage.world.sql("insert into organisation (id, name, kind, area_code) values ($1, $2, 'NGO', $3)", [id, `机构 ${id}`, area.code]);
  return id;
}

/** A fresh project where a mutation is aimed. */
export async function aimedProject(aim: Aim, state = 'RUNNING'): Promise<{ projectId: string; organisationId: string }> {
  const organisationId = await organisationOf(aim);
  return { organisationId, projectId: await projectIn(aim.stage.world, { area: aim.area.code, organisationId }, { state }) };
}

async function aimedSupporter(aim: Aim): Promise<string> {
  return supporterIn(aim.stage.world, { area: aim.area.code, organisationId: await organisationOf(aim) });
}

/** A fresh household in a fresh project, with a supporter of the same organisation. */
export async function aimedParticipant(
  aim: Aim,
): Promise<{ projectId: string; participantId: string; supporterId: string; householdId: string }> {
  const { world } = aim.stage;
  const { projectId, organisationId } = await aimedProject(aim);
  const householdId = await world.household({ area: aim.area.code });
  return {
    projectId,
    householdId,
    participantId: await participantIn(world, projectId, householdId),
    supporterId: await supporterIn(world, { area: aim.area.code, organisationId }),
  };
}

/** A fresh pairing in a state. */
export async function aimedPairing(aim: Aim, state: string): Promise<string> {
  return pairingIn(aim.stage.world, state, await aimedParticipant(aim));
}

const requestId = () => randomUUID();
const versioned = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });
const CONTENT = {
  name: '新项目',
  summary: '测试',
  helpKinds: ['PRODUCE_SALES'],
  targetHouseholds: 5,
  targetIncomeFen: 0,
  targetOrderFen: 0,
  startsOn: '2026-06-01',
  endsOn: '2026-09-01',
};

/** Mutations of pairing. */
export const pairingMutations: Readonly<Record<string, (aim: Aim) => Promise<object>>> = {
  pairingProjectCreate: async (aim) => ({
    ...CONTENT,
    requestId: requestId(),
    organisationId: await organisationOf(aim),
    areaCode: aim.area.community,
  }),
  pairingProjectUpdate: async (aim) => versioned((await aimedProject(aim)).projectId, CONTENT),
  pairingProjectAdvance: async (aim) => versioned((await aimedProject(aim, 'DRAFT')).projectId),
  pairingProjectPublish: async (aim) => versioned((await aimedProject(aim)).projectId, { on: true }),
  pairingProjectReportFinish: async (aim) => versioned((await aimedProject(aim)).projectId),
  pairingMilestoneAdd: async (aim) => ({
    requestId: requestId(),
    projectId: (await aimedProject(aim)).projectId,
    title: '里程碑',
    dueOn: '2026-07-01',
  }),
  pairingMilestoneComplete: async (aim) => {
    const id = randomUUID();
    await aim.stage.world.sql("insert into pairing_milestone (id, project_id, title, due_on) values ($1, $2, '里程碑', '2026-07-01')", [
      id,
      (await aimedProject(aim)).projectId,
    ]);
    return versioned(id, { doneOn: '2026-06-08' });
  },
  pairingFundAdd: async (aim) => ({
    requestId: requestId(),
    projectId: (await aimedProject(aim)).projectId,
    kind: 'BUDGET',
    title: '包装',
    amountFen: 100,
    onDay: '2026-06-08',
  }),
  pairingPhotoAdd: async (aim) => ({
    requestId: requestId(),
    projectId: (await aimedProject(aim)).projectId,
    nobodyRecognisable: true,
    caption: '果园',
    takenOn: '2026-06-08',
    content: JPEG.toString('base64'),
  }),
  pairingPhotoRemove: async (aim) => ({ id: await photoIn(aim.stage.world, await aimedProject(aim)) }),
  supporterCreate: async (aim) => ({
    requestId: requestId(),
    organisationId: await organisationOf(aim),
    areaCode: aim.area.community,
    kind: 'FIRM',
    name: '新企业',
    offers: ['PRODUCE_SALES'],
    capacity: 1,
  }),
  supporterVerify: async (aim) => versioned(await aimedSupporter(aim), { vettedUntil: '2027-06-08' }),
  supporterUpdate: async (aim) => versioned(await aimedSupporter(aim), { kind: 'FIRM', offers: ['PRODUCE_SALES'], capacity: 7 }),
  supporterReveal: async (aim) => ({ id: await aimedSupporter(aim), purpose: '约定收购' }),
  pairingParticipantAdd: async (aim) => ({
    requestId: requestId(),
    projectId: (await aimedProject(aim)).projectId,
    householdId: await aim.stage.world.household({ area: aim.area.code }),
    needKinds: ['PRODUCE_SALES'],
  }),
  pairingParticipantReveal: async (aim) => {
    const made = await aimedParticipant(aim);
    await pairingIn(aim.stage.world, 'ACTIVE', made);
    return { id: made.participantId, purpose: '上门收购' };
  },
  pairingHold: async (aim) => {
    const { participantId, supporterId } = await aimedParticipant(aim);
    return { requestId: requestId(), participantId, supporterId };
  },
  pairingSupporterAgreementRecord: async (aim) => versioned(await aimedPairing(aim, 'HELD'), { agreedOn: '2026-06-08' }),
  pairingConsentRecord: async (aim) =>
    versioned(await aimedPairing(aim, 'HELD'), { shows: ['NAME'], givenBy: '本人', grantedOn: '2026-06-08' }),
  pairingActivate: async (aim) => versioned(await aimedPairing(aim, 'CONSENTED'), { exitCriteria: '收入达标' }),
  pairingSuspend: async (aim) => versioned(await aimedPairing(aim, 'ACTIVE'), { until: '2026-07-01', reason: '农忙' }),
  pairingResume: async (aim) => versioned(await aimedPairing(aim, 'PAUSED')),
  pairingComplete: async (aim) => versioned(await aimedPairing(aim, 'ACTIVE'), { note: '达标' }),
  pairingEnd: async (aim) => versioned(await aimedPairing(aim, 'ACTIVE'), { reason: 'MOVED' }),
  pairingContactAdd: async (aim) => ({
    requestId: requestId(),
    pairingId: await aimedPairing(aim, 'ACTIVE'),
    kind: 'CALL',
    at: aim.stage.world.clock.now(),
    text: '通电话',
  }),
  pairingMeasureSave: async (aim) => {
    const made = await aimedParticipant(aim);
    const id = await pairingIn(aim.stage.world, 'ACTIVE', made);
    const { goalId } = await planIn(aim.stage.world, 'ACTIVE', made.householdId, aim.area.code);
    const [measure] = await aim.stage.world.sql<{ id: string }>('select id from plan_measure where goal_id = $1', [goalId]);
    return versioned(id, { measureId: measure?.id });
  },
};

const READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const CASEWORK = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const WORKERS = ['COORDINATOR', 'NGO_STAFF'] as const;
const ofProject = (column: string) => `(select p.${column} from pairing_project p where p.id = t.project_id)`;
const ofPairing = (column: string) =>
  `(select p.${column} from pairing_project p join pairing q on q.project_id = p.id where q.id = t.pairing_id)`;
const ofPhoto = (column: string) =>
  `(select p.${column} from pairing_project p join pairing_photo f on f.project_id = p.id where f.id = t.photo_id)`;
const part: TableAccess = { area: ofProject('area_code'), organisation: ofProject('organisation_id'), see: READERS };

/** Rows of pairing. */
export const pairingTables: Readonly<Record<string, TableAccess>> = {
  pairing_project: { area: 't.area_code', organisation: 't.organisation_id', see: READERS, change: WORKERS },
  pairing_supporter: { area: 't.area_code', organisation: 't.organisation_id', see: READERS, add: WORKERS, change: WORKERS },
  pairing_participant: { ...part, area: 't.area_code', change: CASEWORK },
  pairing: { ...part, area: 't.area_code', change: [...CASEWORK, 'NGO_STAFF'] },
  pairing_contact: { area: ofPairing('area_code'), organisation: ofPairing('organisation_id'), see: READERS },
  pairing_milestone: { ...part, add: WORKERS, change: WORKERS },
  pairing_fund: part,
  pairing_photo: { ...part, remove: WORKERS },
  pairing_photo_content: {
    area: ofPhoto('area_code'),
    organisation: ofPhoto('organisation_id'),
    see: READERS,
  },
};

/** Grants of pairing. */
export const pairingGrants: Readonly<Record<string, string>> = {
  pairing: 'INSERT SELECT UPDATE',
  pairing_contact: 'INSERT SELECT',
  pairing_fund: 'INSERT SELECT',
  pairing_milestone: 'INSERT SELECT UPDATE',
  pairing_participant: 'INSERT SELECT UPDATE',
  pairing_photo: 'DELETE INSERT SELECT',
  pairing_photo_content: 'INSERT SELECT',
  pairing_project: 'INSERT SELECT UPDATE',
  pairing_supporter: 'INSERT SELECT UPDATE',
};

/** Definer functions of pairing. */
export const pairingFunctions: Readonly<Record<string, string>> = {
  'app.own_projects': "policies of rows that hang on a project: the actor's own organisation's, asked once a statement",
  'app.worked_projects': 'policies of rows that hang on a project: those the actor may change',
  'app.participant_codes': 'the next code must differ from those of households that the actor does not see; only codes leave it',
  'app.pairing_limits': 'trigger: places, capacity and vetting under a lock, whoever writes',
  'app.pairing_consent_withdrawn': 'trigger: lets go of pairings that whoever records the withdrawal may not change',
  'app.photo_consent_withdrawn': 'trigger: erases what a withdrawn consent had allowed, whoever records the withdrawal',
  'app.pairing_shows': 'which fields consents in force name, of households whose project the actor sees',
  'app.pairing_profiles': 'those fields and nothing else of households that the actor may not read',
  'app.pairing_reveal': 'the same in clear text, after it stands in the access log',
  'app.pairing_consent_ends': 'the last day of a consent, which the organisation may not read',
  'app.pairing_consent_holds': 'yes or no without the consent itself',
};
