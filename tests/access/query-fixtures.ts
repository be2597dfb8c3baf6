import { allowanceQueries } from './allowance.js';
import { trainingQueries } from './training.js';
import { verificationQueries } from './verification.js';
import { hardshipQueries } from './hardship.js';
import { homecareQueries } from './homecare.js';
import { subsidyQueries } from './subsidy.js';
import { LAOSHAN } from '../testkit/world.js';
import { comparisonQueries } from './comparisons.js';
import { coverageQueries } from './coverage.js';
import { figureQueries } from './figures.js';
import { inspectionQueries } from './inspections.js';
import { proxyQueries } from './proxy.js';
import { reliefQueries } from './relief.js';
import { caseQueries } from './cases.js';
import { leadQueries } from './leads.js';
import { joiningQueries } from './joining.js';
import { qualifyingQueries } from './qualifying.js';
import { photoQueries } from './photos.js';
import { notificationQueries } from './notifications.js';
import { resourceQueries } from './resources.js';
import type { RoleName } from './reach.js';
import { outreachQueries } from './outreach.js';
import { pairingQueries } from './pairing.js';
import { produceQueries } from './produce.js';
import { phoneQueries } from './phone.js';
import { recordsQueries } from './records.js';
import type { Side, Stage } from './stage.js';

/** Rows of an actor's own, beside those of both sides. */
export interface Mine {
  needId: string;
  offerId: string;
  visitId: string;
  jobId: string;
  batchId: string;
  leadId: string;
}

/** How a query is asked, and what shows whose rows it answered with. */
export type QueryFixture = { selection: string; args?: (side: Side, stage: Stage) => Record<string, unknown> } & (
  | {
      /** Answers with one row by its id. */
      kind: 'row';
      id: (side: Side) => string;
      /** What the answer looks like for this id; an object with the id unless told. */
      shape?: (id: string) => object;
      mine?: (mine: Mine) => string;
    }
  | {
      /** Answers with rows: exactly those that this SQL shows the same actor as the runtime role. */
      kind: 'rows';
      sql: string;
      id: (side: Side) => string;
      mine?: (mine: Mine) => string;
    }
  | {
      /** Answers with numbers: their sum equals this count (asked as owner) of rows whose area lies from $1 to $2. */
      kind: 'sum';
      sql: string;
    }
  | {
      /** Answers with the actor's own account. */
      kind: 'self';
    }
);

const page = '{ edges { node { id } } totalCount }';
const area = `area_code >= $1 and area_code < $2`;

/** Every field of Query. */
export const queryFixtures: Readonly<Record<string, QueryFixture>> = {
  systemInfo: { kind: 'rows', selection: '{ version }', sql: '', id: () => '' },
  viewer: { kind: 'self', selection: '{ account { id } }' },
  accounts: {
    kind: 'rows',
    selection: page,
    args: () => ({ first: 100 }),
    sql: 'select id from account order by username limit 100',
    id: (side) => side.accountId,
  },
  adminAreas: {
    kind: 'rows',
    selection: '{ code }',
    sql: "select left(code::text, 6) id from admin_area where level = 'DISTRICT'",
    id: (side) => side.area.district,
  },
  adminArea: {
    kind: 'row',
    selection: '{ code }',
    args: (side) => ({ code: side.area.community }),
    id: (side) => side.area.community,
    shape: (code) => ({ code }),
  },
  organisations: { kind: 'rows', selection: '{ id }', sql: 'select id from organisation', id: () => '' },
  serviceTypes: { kind: 'rows', selection: '{ id }', sql: 'select id from service_type where active', id: () => '' },
  skills: { kind: 'rows', selection: '{ id }', sql: 'select id from skill', id: () => '' },
  qualificationTypes: { kind: 'rows', selection: '{ id }', sql: 'select id from qualification_type', id: () => '' },
  policyParameters: {
    kind: 'rows',
    selection: page,
    sql: "select id from policy_parameter order by key, coalesce(area_code, 0), coalesce(residence, ''), valid_from, recorded_at, id limit 50",
    id: () => '',
  },
  policyParameterPreview: {
    kind: 'sum',
    selection: '{ households }',
    args: () => ({ input: { key: 'allowance.standard.fen', value: 80000, validFrom: '2026-07-01' } }),
    sql: `select count(*)::int n from household where ${area} and id in (select household_id from assistance_status where until is null and programme = 'MINIMUM_LIVING_ALLOWANCE')`,
  },
  assistanceApplication: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.applicationId }),
    id: (side) => side.applicationId,
  },
  assistanceApplications: {
    kind: 'rows',
    selection: page,
    sql: 'select id from assistance_application',
    id: (side) => side.applicationId,
  },
  ...allowanceQueries,
  ...hardshipQueries,
  ...homecareQueries,
  ...subsidyQueries,
  documentKinds: { kind: 'rows', selection: '{ code }', sql: 'select code id from application_document_kind', id: () => '' },
  delegations: { kind: 'rows', selection: page, sql: 'select id from delegation_of_authority', id: (side) => side.delegationId },
  volunteerTeams: { kind: 'rows', selection: '{ id }', sql: 'select id from volunteer_team', id: (side) => side.teamId },
  households: { kind: 'rows', selection: page, sql: 'select id from household', id: (side) => side.householdId },
  household: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.householdId }), id: (side) => side.householdId },
  householdSearch: {
    kind: 'rows',
    selection: '{ id }',
    args: () => ({ text: '王秀英', first: 100 }),
    sql: 'select id from household where cardinality(search) > 0',
    id: (side) => side.householdId,
  },
  assistanceFigures: {
    kind: 'sum',
    selection: '{ households }',
    sql: `select count(*)::int n from household where ${area} and id in (select household_id from assistance_status where until is null)`,
  },
  volunteers: { kind: 'rows', selection: page, sql: 'select id from volunteer', id: (side) => side.volunteerId },
  volunteer: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.volunteerId }), id: (side) => side.volunteerId },
  serviceNeeds: { kind: 'rows', selection: page, sql: 'select id from service_need', id: (side) => side.needId },
  serviceNeed: {
    kind: 'row',
    selection: '{ id }',
    args: (side) => ({ id: side.needId }),
    id: (side) => side.needId,
    mine: (mine) => mine.needId,
  },
  needBoardCounts: { kind: 'sum', selection: '{ total }', sql: `select count(*)::int n from service_need where ${area}` },
  today: {
    kind: 'sum',
    selection: '{ unassignedEmergency }',
    // Needs of the stage are due in three days and routine; each side has one more, an emergency that nobody has taken.
    sql: `select count(*)::int n from service_need where tier = 'EMERGENCY' and state = 'UNMATCHED' and ${area}`,
  },
  myOffers: {
    kind: 'rows',
    selection: '{ id }',
    sql: "select id from offer where state = 'SENT'",
    id: (side) => side.offer.id,
    mine: (mine) => mine.offerId,
  },
  myAssignments: {
    kind: 'rows',
    selection: '{ id }',
    sql: "select id from assignment where state in ('CONFIRMED', 'IN_PROGRESS')",
    id: (side) => side.visit.id,
    mine: (mine) => mine.visitId,
  },
  ...phoneQueries,
  ...recordsQueries,
  matchCandidates: {
    kind: 'row',
    selection: '{ need { id } }',
    args: (side) => ({ needId: side.needId }),
    id: (side) => side.needId,
    shape: (id) => ({ need: { id } }),
  },
  matchExplain: {
    kind: 'row',
    selection: '{ volunteer { id } }',
    args: (side) => ({ needId: side.needId, volunteerId: side.volunteerId }),
    id: (side) => side.volunteerId,
    shape: (id) => ({ volunteer: { id } }),
  },
  matchRun: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.runId }), id: (side) => side.runId },
  matchWeightsPreview: {
    kind: 'sum',
    selection: '{ considered }',
    args: () => ({ input: { areaCode: '370200', weights: [{ code: 'DISTANCE', weight: 30 }] } }),
    sql: `select least(count(*), 20)::int n from service_need where state = 'UNMATCHED' and ${area}`,
  },
  matchRuns: { kind: 'rows', selection: '{ id }', sql: 'select id from match_run', id: (side) => side.runId },
  householdPlan: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.planId }), id: (side) => side.planId },
  householdPlans: { kind: 'rows', selection: page, sql: 'select id from household_plan', id: (side) => side.planId },
  ...comparisonQueries,
  ...figureQueries,
  ...inspectionQueries,
  ...outreachQueries,
  ...verificationQueries,
  ...trainingQueries,
  ...coverageQueries,
  ...joiningQueries,
  ...notificationQueries,
  ...photoQueries,
  ...qualifyingQueries,
  ...leadQueries,
  ...caseQueries,
  ...resourceQueries,
  importTargetFields: { kind: 'rows', selection: '{ key }', args: () => ({ kind: 'NEEDS' }), sql: '', id: () => '' },
  importBatches: { kind: 'rows', selection: page, sql: 'select id from import_batch', id: () => '', mine: (mine) => mine.batchId },
  importBatch: { kind: 'row', selection: '{ id }', args: () => ({ id: '' }), id: () => '', mine: (mine) => mine.batchId },
  supportReferrals: { kind: 'rows', selection: page, sql: 'select id from support_referral', id: (side) => side.caseId },
  supportReferral: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.caseId }), id: (side) => side.caseId },
  scales: { kind: 'rows', selection: '{ id }', sql: 'select id from scale_version where active', id: () => '' },
  careSettings: { kind: 'rows', selection: '{ lockMinutes }', sql: '', id: () => '' },
  careLoads: { kind: 'rows', selection: '{ id }', sql: 'select id from app.care_loads(app.today())', id: () => '' },
  sessionsToCosign: {
    kind: 'rows',
    selection: '{ id }',
    sql: 'select s.id from support_session s where app.cosign_due(s)',
    id: (side) => side.cosignId,
  },
  careAbsences: { kind: 'rows', selection: '{ id }', sql: 'select id from care_absence', id: (side) => side.absenceId },
  careColleagues: { kind: 'rows', selection: '{ id }', sql: 'select id from app.care_colleagues()', id: () => '' },
  scaleVersions: { kind: 'rows', selection: '{ id }', sql: 'select id from scale_version', id: () => '' },
  careOutcomes: {
    kind: 'sum',
    // A district with one team: the cell, and the same number as the total of the district, of the team and of all.
    selection: '{ rows { people } }',
    args: () => ({ year: 2026, quarter: 1 }),
    sql: `select 4 * count(*)::int n from support_session s join support_referral r on r.id = s.referral_id
      where s.state = 'SIGNED' and s.starts_at between '2025-12-31T16:00:00Z' and '2026-03-31T15:59:59Z' and ${area}`,
  },
  riskAlerts: { kind: 'rows', selection: page, sql: 'select id from risk_alert', id: (side) => side.alertId },
  riskAlert: { kind: 'row', selection: '{ id }', args: (side) => ({ id: side.alertId }), id: (side) => side.alertId },
  breakGlasses: { kind: 'rows', selection: '{ id }', sql: 'select id from break_glass', id: (side) => side.glassId },
  dutyShifts: { kind: 'rows', selection: '{ id }', sql: 'select id from duty_shift', id: (side) => side.shiftId },
  dueItems: {
    kind: 'rows',
    selection: page,
    args: () => ({ first: 100 }),
    sql: "select id from service_need where state in ('UNMATCHED', 'OFFERED', 'ASSIGNED') union all select id from sla_clock where met_at is null and cancelled_at is null and due_at is not null",
    id: (side) => side.clockId,
  },
  ...reliefQueries,
  ...proxyQueries,
  whatWouldBeLate: {
    kind: 'rows',
    selection: page,
    args: () => ({ horizon: '2099-01-01T00:00:00.000Z' }),
    sql: 'select id from sla_clock',
    id: (side) => side.clockId,
  },
  ...pairingQueries,
  ...produceQueries,
  jobs: { kind: 'rows', selection: '{ id }', sql: 'select id from job_run', id: () => '', mine: (mine) => mine.jobId },
  job: { kind: 'row', selection: '{ id }', args: () => ({ id: '' }), id: () => '', mine: (mine) => mine.jobId },
};

/** Bounds of the area in which a role of the stage acts; none for a role without any. */
export function boundsOf(role: RoleName): [number, number] {
  const low = Number(LAOSHAN.district.padEnd(15, '0'));
  return role === 'NGO_STAFF' || role === 'VOLUNTEER' ? [0, 0] : [low, low + 1e9];
}
