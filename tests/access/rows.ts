import { comparisonTables } from './comparisons.js';
import { allowanceTables } from './allowance.js';
import { hardshipTables } from './hardship.js';
import { homecareTables } from './homecare.js';
import { subsidyTables } from './subsidy.js';
import { coverageTables } from './coverage.js';
import { deadlineTables, deadlineTablesElsewhere } from './deadlines.js';
import { figureTables } from './figures.js';
import { inspectionTables } from './inspections.js';
import { proxyTables } from './proxy.js';
import { reliefTables } from './relief.js';
import { caseElsewhere, caseTables } from './cases.js';
import { leadTables } from './leads.js';
import { resourceTables } from './resources.js';
import { ROLES, type RoleName } from './reach.js';
import { outreachTables } from './outreach.js';
import { pairingTables } from './pairing.js';
import { produceTables } from './produce.js';
import { feedsTables } from './feeds.js';
import { joiningTables } from './joining.js';
import { leavingTables } from './leaving.js';
import { qualifyingTables } from './qualifying.js';
import { photoTables, photoTablesElsewhere } from './photos.js';
import { notificationTables } from './notifications.js';
import { trainingTables } from './training.js';
import { verificationTables } from './verification.js';
import { phoneTables } from './phone.js';
import { recordsTables } from './records.js';

/**
 * Which rows of each table a role sees and writes when it asks in SQL, as the runtime role. Written by hand; the same
 * decisions as in matrix.ts, asked one floor below. An area is that of the row (or of what it hangs on).
 */
export interface TableAccess {
  /** The area of row `t` in SQL; rows elsewhere do not exist for the roles below. Null: not bound to an area. */
  area: string | null;
  /** The account that a row belongs to, in SQL; it sees its own rows whatever its role. */
  owner?: string;
  /** Whether the owner may also write. */
  ownerWrites?: { add?: readonly RoleName[]; change?: readonly RoleName[]; remove?: readonly RoleName[] };
  /** Rows of volunteers of this organisation are seen by its NGO staff. */
  organisation?: string;
  /** Writes that follow from more than a role and an area have tests of their own. */
  writesAskedIn?: string;
  see: readonly RoleName[] | 'signed in' | 'everybody';
  add?: readonly RoleName[];
  change?: readonly RoleName[];
  remove?: readonly RoleName[];
}

const READERS = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
] as const;
const EDITORS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const IMPORTERS = ['ADMIN', 'COORDINATOR'] as const;
const VOLUNTEER_READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'] as const;
const VOLUNTEER_EDITORS = ['ADMIN', 'COORDINATOR'] as const;
const NEED_EDITORS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT'] as const;
const WORK_READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] as const;
const PLAN_READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'] as const;
const PLAN_EDITORS = ['SOCIAL_WORKER', 'COORDINATOR', 'GRID_WORKER'] as const;

const ofHousehold = '(select h.area_code from household h where h.id = t.household_id)';
const ofApplication = '(select a.area_code from assistance_application a where a.id = t.application_id)';
const ofVolunteer = '(select v.home_area_code from volunteer v where v.id = t.volunteer_id)';
const accountOfVolunteer = '(select v.account_id from volunteer v where v.id = t.volunteer_id)';
const organisationOfVolunteer = '(select v.organisation_id from volunteer v where v.id = t.volunteer_id)';

const householdPart: TableAccess = { area: ofHousehold, see: READERS, add: EDITORS, change: EDITORS, remove: IMPORTERS };
const volunteerPart: TableAccess = {
  area: ofVolunteer,
  owner: accountOfVolunteer,
  organisation: organisationOfVolunteer,
  see: VOLUNTEER_READERS,
  add: VOLUNTEER_EDITORS,
  change: VOLUNTEER_EDITORS,
  remove: VOLUNTEER_EDITORS,
};
const ownHours: TableAccess = { ...volunteerPart, ownerWrites: { add: ['VOLUNTEER'], change: ['VOLUNTEER'], remove: ['VOLUNTEER'] } };
const catalogue: TableAccess = { area: null, see: 'signed in', add: ['ADMIN'], change: ['ADMIN'] };

export const tableAccess: Readonly<Record<string, TableAccess>> = {
  household: { area: 't.area_code', see: READERS, add: EDITORS, change: EDITORS, remove: IMPORTERS },
  person: { area: 't.home_area_code', see: READERS, add: EDITORS, change: EDITORS, remove: IMPORTERS },
  household_membership: householdPart,
  assistance_status: householdPart,
  consent: householdPart,

  volunteer: {
    area: 't.home_area_code',
    owner: 't.account_id',
    organisation: 't.organisation_id',
    see: VOLUNTEER_READERS,
    add: VOLUNTEER_EDITORS,
    change: VOLUNTEER_EDITORS,
    remove: IMPORTERS,
  },
  team_member: volunteerPart,
  qualification: volunteerPart,
  volunteer_exclusion: volunteerPart,
  availability_window: ownHours,
  availability_day: ownHours,
  absence: ownHours,
  volunteer_team: { area: 't.area_codes[1]', see: 'signed in', add: VOLUNTEER_EDITORS, change: VOLUNTEER_EDITORS },

  service_need: { area: 't.area_code', see: READERS, add: NEED_EDITORS, change: NEED_EDITORS, remove: IMPORTERS },
  offer: {
    area: 't.area_code',
    owner: accountOfVolunteer,
    ownerWrites: { change: ['VOLUNTEER'] },
    see: WORK_READERS,
    add: ['COORDINATOR'],
    change: ['COORDINATOR'],
  },
  assignment: {
    area: 't.area_code',
    owner: accountOfVolunteer,
    ownerWrites: { add: ['VOLUNTEER'], change: ['VOLUNTEER'] },
    see: WORK_READERS,
    add: ['COORDINATOR', 'SOCIAL_WORKER'],
    change: ['COORDINATOR', 'SOCIAL_WORKER'],
  },
  ...phoneTables,
  ...recordsTables,
  ...feedsTables,
  ...joiningTables,
  household_plan: { area: 't.area_code', see: PLAN_READERS, change: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'] },
  plan_goal: {
    area: '(select p.area_code from household_plan p where p.id = t.plan_id)',
    see: PLAN_READERS,
    add: PLAN_EDITORS,
    change: PLAN_EDITORS,
    remove: PLAN_EDITORS,
  },
  plan_review_record: {
    area: '(select p.area_code from household_plan p where p.id = t.plan_id)',
    see: PLAN_READERS,
    writesAskedIn: 'tests/api/plans/plans.test.ts',
  },
  plan_measure: {
    area: '(select p.area_code from household_plan p join plan_goal g on g.plan_id = p.id where g.id = t.goal_id)',
    see: PLAN_READERS,
    add: PLAN_EDITORS,
    change: PLAN_EDITORS,
    remove: PLAN_EDITORS,
  },
  care_debrief: {
    area: '(select g.area_code from role_grant g where g.account_id = t.account_id)',
    owner: 't.account_id',
    see: ['CLINICAL_SUPERVISOR'],
    writesAskedIn: 'tests/api/care/rest.test.ts',
  },
  care_absence: {
    area: '(select g.area_code from role_grant g where g.account_id = t.account_id)',
    owner: 't.account_id',
    see: ['CLINICAL_SUPERVISOR'],
    writesAskedIn: 'tests/api/care/absence.test.ts',
  },
  ...comparisonTables,
  ...figureTables,
  ...inspectionTables,
  ...outreachTables,
  ...verificationTables,
  ...trainingTables,
  ...coverageTables,
  ...resourceTables,
  bereavement: {
    area: 't.area_code',
    see: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'CLINICAL_SUPERVISOR'],
    writesAskedIn: 'tests/api/care/rest.test.ts',
  },
  assistance_application: {
    area: 't.area_code',
    see: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
    writesAskedIn: 'tests/api/assistance/applications.test.ts',
  },
  application_document: {
    area: ofApplication,
    see: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
    writesAskedIn: 'tests/api/assistance/applications.test.ts',
  },
  assistance_decision: {
    area: ofApplication,
    see: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
    writesAskedIn: 'tests/api/assistance/applications.test.ts',
  },
  individual_decision: {
    area: ofApplication,
    see: ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
    writesAskedIn: 'tests/api/assistance/applications.test.ts',
  },
  delegation_of_authority: {
    area: null,
    see: [
      'ADMIN',
      'COORDINATOR',
      'SOCIAL_WORKER',
      'CLINICAL_SUPERVISOR',
      'NGO_STAFF',
      'GRID_WORKER',
      'HOTLINE_AGENT',
      'BUREAU_SUPERVISOR',
      'AUDITOR',
    ],
    writesAskedIn: 'tests/api/assistance/applications.test.ts',
  },
  application_document_kind: { area: null, see: 'signed in' },
  ...allowanceTables,
  ...hardshipTables,
  ...homecareTables,
  ...subsidyTables,
  match_run: { area: 't.area_code', see: ['COORDINATOR', 'BUREAU_SUPERVISOR'], add: ['COORDINATOR'], change: ['COORDINATOR'] },
  match_proposal: {
    area: '(select r.area_code from match_run r where r.id = t.run_id)',
    see: ['COORDINATOR', 'BUREAU_SUPERVISOR'],
    add: ['COORDINATOR'],
    change: ['COORDINATOR'],
  },

  ...deadlineTables,
  ...notificationTables,
  ...photoTables,
  ...qualifyingTables,
  ...leavingTables,
  ...reliefTables,
  ...leadTables,
  ...caseTables,
  ...pairingTables,
  ...produceTables,
  ...proxyTables,

  job_run: { area: null, owner: 't.created_by', see: [], ownerWrites: { add: ROLES, change: ROLES } },
  upload: { area: null, owner: 't.account_id', see: [], ownerWrites: { add: [...IMPORTERS, 'NGO_STAFF'], remove: ROLES } },
  import_batch: { area: null, owner: 't.created_by', see: [], ownerWrites: { add: IMPORTERS, change: IMPORTERS } },

  account: { area: null, owner: 't.id', see: ['ADMIN', 'AUDITOR'], writesAskedIn: 'tests/api/accounts/administration.test.ts' },
  role_grant: { area: null, owner: 't.account_id', see: ['ADMIN', 'AUDITOR'], writesAskedIn: 'tests/api/accounts/administration.test.ts' },
  access_event: { area: null, owner: 't.account_id', see: ['AUDITOR'], ownerWrites: { add: ROLES } },
  audit_event: { area: null, see: ['AUDITOR'] },
  admin_area: { area: null, see: 'everybody', add: ['ADMIN'], change: ['ADMIN'] },
  holiday: { area: null, see: 'everybody', add: ['ADMIN'], change: ['ADMIN'], remove: ['ADMIN'] },
  role_action: { area: null, see: 'everybody' },
  world: { area: null, see: 'everybody' },
  organisation: catalogue,
  skill: catalogue,
  qualification_type: catalogue,
  service_type: catalogue,
  policy_parameter: { area: null, see: 'signed in' },
};

/** Tables asked elsewhere, each with the place. */
export const askedElsewhere: Readonly<Record<string, string>> = {
  migrations: 'no grant: reviewed-database.ts',
  account_access: 'no grant: reviewed-database.ts',
  reference_version: 'no grant: reviewed-database.ts',
  sign_in_failure: 'no grant: reviewed-database.ts',
  session: "an administrator's depends on the grants of its account: tests/api/accounts",
  support_referral: 'depends on state, worker, cover and broken glass: tests/api/care/lifecycle.test.ts, vault.test.ts',
  support_session: 'hangs on support_referral: tests/api/care/lifecycle.test.ts',
  scale_administration: 'hangs on support_referral: tests/api/care/vault.test.ts',
  scale_version: 'its reader is asked by the matrix; it never changes: tests/api/care',
  risk_alert: 'depends on case and ladder: tests/api/care/alerts.test.ts',
  alert_step: 'hangs on risk_alert; written by the ladder alone: tests/api/care/alerts.test.ts',
  duty_shift: 'tests/api/care/alerts.test.ts and the matrix',
  break_glass: 'tests/api/care/vault.test.ts and the matrix',
  ...deadlineTablesElsewhere,
  ...photoTablesElsewhere,
  idempotency_key: 'its own test in rows.test.ts',
  ...caseElsewhere,
  upload_part: 'hangs on upload: its own test in rows.test.ts',
  import_portion: 'hangs on import_batch: its own test in rows.test.ts',
  import_row: 'hangs on import_batch: its own test in rows.test.ts',
  import_cell_error: 'hangs on import_batch: its own test in rows.test.ts',
};
