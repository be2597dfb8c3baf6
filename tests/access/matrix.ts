import { comparisonMatrix } from './comparisons.js';
import { allowanceMatrix } from './allowance.js';
import { hardshipMatrix } from './hardship.js';
import { homecareMatrix } from './homecare.js';
import { subsidyMatrix } from './subsidy.js';
import { coverageMatrix } from './coverage.js';
import { figureMatrix } from './figures.js';
import { inspectionMatrix } from './inspections.js';
import { deadlineMatrix } from './deadlines.js';
import { proxyMatrix } from './proxy.js';
import { reliefMatrix } from './relief.js';
import { caseMatrix } from './cases.js';
import { leadMatrix } from './leads.js';
import { outreachMatrix } from './outreach.js';
import { pairingMatrix } from './pairing.js';
import { produceMatrix } from './produce.js';
import { phoneMatrix } from './phone.js';
import { resourceMatrix } from './resources.js';
import { feedsMatrix } from './feeds.js';
import { joiningMatrix } from './joining.js';
import { recordsMatrix } from './records.js';

/**
 * Who reaches what: the oracle, written by hand from what each role is for and reviewed as such. It is not computed
 * from the server's catalogue; where the two differ, one of them is wrong and somebody decides which.
 *
 * A role that a row does not name is refused: FORBIDDEN with a session, UNAUTHENTICATED without.
 */
export type Reach =
  /** Rows of the actor's own area, or targets in it; elsewhere as if nothing existed. */
  | 'area'
  /** The same everywhere: public knowledge of a city, not bound to an area. */
  | 'all'
  /** What is the actor's own, and nobody else's even in the same area. */
  | 'mine'
  /** Volunteers of the actor's organisation. */
  | 'organisation'
  /** May ask, and sees nothing. */
  | 'nothing';

export const ROLES = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'NGO_STAFF',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'VOLUNTEER',
  'BUREAU_SUPERVISOR',
  'AUDITOR',
] as const;
export type RoleName = (typeof ROLES)[number];

export interface Row {
  /** Whether somebody without a session may ask. */
  public?: true;
  reach: Partial<Record<RoleName, Reach>>;
}

const each = (reach: Reach, ...roles: RoleName[]): Partial<Record<RoleName, Reach>> =>
  Object.fromEntries(roles.map((role) => [role, reach]));
const everyone = (reach: Reach): Row => ({ reach: each(reach, ...ROLES) });
const area = (...roles: RoleName[]): Row => ({ reach: each('area', ...roles) });
const only = (reach: Reach, ...roles: RoleName[]): Row => ({ reach: each(reach, ...roles) });

const HOUSEHOLD_READERS = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
] as const;
const HOUSEHOLD_EDITORS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const NEED_EDITORS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'HOTLINE_AGENT'] as const;
const CASEWORKERS = ['COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'] as const;
const PLAN_READERS = ['ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'] as const;
const PLAN_EDITORS = ['SOCIAL_WORKER', 'COORDINATOR', 'GRID_WORKER'] as const;
const PLAN_APPROVERS = ['COORDINATOR', 'BUREAU_SUPERVISOR'] as const;
const STAFF = [
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CLINICAL_SUPERVISOR',
  'NGO_STAFF',
  'GRID_WORKER',
  'HOTLINE_AGENT',
  'BUREAU_SUPERVISOR',
] as const;

export const matrix: Readonly<Record<string, Row>> = {
  // ---- anybody
  systemInfo: { public: true, reach: each('all', ...ROLES) },
  viewer: { public: true, reach: each('mine', ...ROLES) },
  sessionSignIn: { public: true, reach: each('all', ...ROLES) },
  firstAdminCreate: { public: true, reach: each('nothing', ...ROLES) },

  // ---- one's own session and password
  sessionSignOut: everyone('mine'),
  sessionSignOutEverywhere: everyone('mine'),
  passwordChange: everyone('mine'),

  // ---- accounts: administrators keep them, auditors look
  accounts: only('all', 'ADMIN', 'AUDITOR'),
  accountCreate: area('ADMIN'),
  accountDisable: area('ADMIN'),

  // ---- public knowledge of the city
  adminAreas: everyone('all'),
  adminArea: everyone('all'),
  organisations: everyone('all'),
  serviceTypes: everyone('all'),
  skills: everyone('all'),
  qualificationTypes: everyone('all'),
  volunteerTeams: everyone('all'),
  serviceTypeSave: only('all', 'ADMIN'),

  // ---- numbers of policy: every member of staff may know them, administrators set those of their area
  policyParameters: only('all', ...STAFF, 'AUDITOR'),
  policyParameterPreview: area('ADMIN'),
  policyParameterSet: area('ADMIN'),
  policyParameterVoid: area('ADMIN'),

  // ---- households: no NGO, no volunteer, no auditor browses them
  households: area(...HOUSEHOLD_READERS),
  household: area(...HOUSEHOLD_READERS),
  householdSearch: area(...HOUSEHOLD_READERS),
  assistanceFigures: area('ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR', 'AUDITOR'),
  householdCreate: area(...HOUSEHOLD_EDITORS),
  householdUpdate: area(...HOUSEHOLD_EDITORS),
  householdMemberAdd: area(...HOUSEHOLD_EDITORS),
  householdMemberRemove: area(...HOUSEHOLD_EDITORS),
  assistanceStatusStart: area(...HOUSEHOLD_EDITORS),
  assistanceStatusEnd: area(...HOUSEHOLD_EDITORS),
  consentRecord: area(...HOUSEHOLD_EDITORS),
  consentWithdraw: area(...HOUSEHOLD_EDITORS),
  // An administrator keeps the system and has no need for clear text.
  householdReveal: area('COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'),

  // ---- assistance: prepared by case workers, decided by others under a power; who holds which power is no secret to staff
  assistanceApplication: area(...CASEWORKERS, 'BUREAU_SUPERVISOR'),
  assistanceApplications: area(...CASEWORKERS, 'BUREAU_SUPERVISOR'),
  documentKinds: everyone('all'),
  assistanceApplicationCreate: area(...CASEWORKERS),
  assistanceApplicationUpdate: area(...CASEWORKERS),
  assistanceApplicationSubmit: area(...CASEWORKERS),
  assistanceApplicationWithdraw: area(...CASEWORKERS),
  applicationTripRecord: area(...CASEWORKERS),
  applicationDocumentAdd: area(...CASEWORKERS),
  assistanceApplicationReturn: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  assistanceDecisionRecord: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  individualDecisionRecord: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  delegations: only('all', ...STAFF, 'AUDITOR'),
  delegationAdd: area('ADMIN'),
  delegationEnd: area('ADMIN'),
  ...allowanceMatrix,
  ...hardshipMatrix,
  ...homecareMatrix,
  ...subsidyMatrix,

  // ---- volunteers
  volunteers: { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), NGO_STAFF: 'organisation' } },
  volunteer: { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), NGO_STAFF: 'organisation' } },
  volunteerCreate: area('ADMIN', 'COORDINATOR'),
  volunteerUpdate: area('ADMIN', 'COORDINATOR'),
  volunteerActivate: area('ADMIN', 'COORDINATOR'),
  volunteerSuspend: area('ADMIN', 'COORDINATOR'),
  volunteerQualificationAdd: area('ADMIN', 'COORDINATOR'),
  volunteerExclusionAdd: area('ADMIN', 'COORDINATOR'),
  volunteerHoursAdd: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerHoursRemove: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerAbsenceAdd: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerTeamCreate: area('ADMIN', 'COORDINATOR'),
  volunteerTeamUpdate: area('ADMIN', 'COORDINATOR'),

  // ---- needs
  serviceNeeds: area(...HOUSEHOLD_READERS),
  needBoardCounts: area(...HOUSEHOLD_READERS),
  serviceNeed: { reach: { ...each('area', ...HOUSEHOLD_READERS), ...each('nothing', 'NGO_STAFF', 'AUDITOR'), VOLUNTEER: 'mine' } },
  serviceNeedOpen: area(...NEED_EDITORS),
  serviceNeedUpdate: area(...NEED_EDITORS),
  serviceNeedWaive: area(...NEED_EDITORS),
  today: { reach: { ...each('area', ...HOUSEHOLD_READERS), NGO_STAFF: 'nothing' } },

  // ---- offers and visits
  myOffers: only('mine', 'VOLUNTEER'),
  myAssignments: only('mine', 'VOLUNTEER'),
  offerSend: area('COORDINATOR'),
  offerWithdraw: area('COORDINATOR'),
  offerAccept: only('mine', 'VOLUNTEER'),
  offerDecline: only('mine', 'VOLUNTEER'),
  assignmentStart: only('mine', 'VOLUNTEER'),
  assignmentFinish: only('mine', 'VOLUNTEER'),
  assignmentVerify: area('COORDINATOR', 'SOCIAL_WORKER'),
  assignmentMiss: area('COORDINATOR', 'SOCIAL_WORKER'),
  assignmentCancel: { reach: { ...each('area', 'COORDINATOR', 'SOCIAL_WORKER'), VOLUNTEER: 'mine' } },

  ...phoneMatrix,
  ...recordsMatrix,
  ...feedsMatrix,
  ...joiningMatrix,

  // ---- matching: coordinators plan, the bureau looks on
  matchCandidates: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchExplain: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRun: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRuns: area('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRunStart: area('COORDINATOR'),
  matchProposalToggle: area('COORDINATOR'),
  matchLockSet: area('COORDINATOR'),
  matchRepeatStart: area('COORDINATOR'),
  matchTrialStart: area('COORDINATOR'),
  matchWeightsPreview: area('ADMIN'),
  matchWeightsSet: area('ADMIN'),
  matchRunCommit: area('COORDINATOR'),
  matchRunDiscard: area('COORDINATOR'),

  // ---- plans: written by case workers, approved by others
  householdPlan: area(...PLAN_READERS),
  householdPlans: area(...PLAN_READERS),
  householdPlanDraft: area(...PLAN_EDITORS),
  householdPlanUpdate: area(...PLAN_EDITORS),
  householdPlanSubmit: area(...PLAN_EDITORS),
  householdPlanActivate: area(...PLAN_EDITORS),
  planGoalRecord: area(...PLAN_EDITORS),
  planMeasureRecord: area(...PLAN_EDITORS),
  householdPlanReview: area(...PLAN_EDITORS),
  householdPlanReturn: area(...PLAN_APPROVERS),
  householdPlanApprove: area(...PLAN_APPROVERS),
  householdPlanComplete: area(...PLAN_APPROVERS),
  householdPlanTerminate: area(...PLAN_APPROVERS),

  // ---- list comparison
  ...comparisonMatrix,

  // ---- published figures
  ...figureMatrix,

  // ---- inspection
  ...inspectionMatrix,

  // ---- outreach
  ...outreachMatrix,

  // ---- grid and coverage ledger
  ...coverageMatrix,
  // ---- leads and cases
  ...leadMatrix,
  ...caseMatrix,

  // ---- imports: the file and what was made of it are the importer's; an organisation imports orders of its projects and nothing else
  importTargetFields: only('all', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importBatches: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importBatch: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importStart: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importMap: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importApply: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  importUndo: only('mine', 'ADMIN', 'COORDINATOR', 'NGO_STAFF'),
  // ---- resources
  ...resourceMatrix,

  // ---- psychological care: the worker of a case, the clinical supervisor of the area; others learn its status alone
  supportReferrals: area('SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'),
  supportReferral: area('SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'),
  supportReferralCreate: area('COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER'),
  supportReferralAccept: area('SOCIAL_WORKER'),
  supportReferralDecline: area('SOCIAL_WORKER'),
  supportReferralClose: only('mine', 'SOCIAL_WORKER'),
  supportReferralTransfer: area('CLINICAL_SUPERVISOR'),
  supportSessionDraft: only('mine', 'SOCIAL_WORKER'),
  supportSessionUpdate: only('mine', 'SOCIAL_WORKER'),
  supportSessionSign: only('mine', 'SOCIAL_WORKER'),
  supportSessionAddendumAdd: only('mine', 'SOCIAL_WORKER'),
  supportSessionCosign: area('CLINICAL_SUPERVISOR'),
  scaleAdministrationRecord: only('mine', 'SOCIAL_WORKER'),
  // The bureau opens what it broke the glass for, and nothing else.
  supportFileOpen: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  scales: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  careSettings: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  supportGroupDraft: only('mine', 'SOCIAL_WORKER'),
  sessionsToCosign: area('CLINICAL_SUPERVISOR'),
  careDebriefRecord: area('CLINICAL_SUPERVISOR'),
  careAbsences: { reach: { SOCIAL_WORKER: 'nothing', CLINICAL_SUPERVISOR: 'area' } },
  careColleagues: { reach: { SOCIAL_WORKER: 'mine', CLINICAL_SUPERVISOR: 'mine' } },
  careAbsenceRecord: { reach: { SOCIAL_WORKER: 'mine', CLINICAL_SUPERVISOR: 'area' } },
  careOutcomes: { reach: { CLINICAL_SUPERVISOR: 'area', BUREAU_SUPERVISOR: 'area' } },
  // An administrator keeps scales and the end of retention, and reads nothing.
  scaleVersions: only('all', 'ADMIN'),
  scaleVersionAdd: only('all', 'ADMIN'),
  scaleVersionUse: only('all', 'ADMIN'),
  careRetentionRun: only('all', 'ADMIN'),
  bereavementRecord: area('COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER'),
  careLoads: { reach: { SOCIAL_WORKER: 'mine', CLINICAL_SUPERVISOR: 'area' } },
  // Alerts: the supervisor of the area, the worker of the case, whoever was called.
  riskAlerts: { reach: { ...each('nothing', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  riskAlert: { reach: { ...each('nothing', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  riskFlagRaise: only('mine', 'SOCIAL_WORKER'),
  concernRaise: only('mine', 'VOLUNTEER'),
  riskAlertAcknowledge: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  riskAlertAssess: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  riskAlertClose: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  riskAlertOpen: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  breakGlasses: { reach: { ...each('nothing', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area', AUDITOR: 'all' } },
  breakGlassOpen: area('SOCIAL_WORKER', 'BUREAU_SUPERVISOR'),
  breakGlassReview: area('CLINICAL_SUPERVISOR'),
  dutyShifts: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  dutyShiftAdd: area('CLINICAL_SUPERVISOR'),
  dutyShiftRemove: area('CLINICAL_SUPERVISOR'),

  dueItems: area(...HOUSEHOLD_READERS),
  ...deadlineMatrix,
  ...reliefMatrix,
  ...pairingMatrix,
  ...produceMatrix,
  ...proxyMatrix,

  // ---- long work: whoever ordered it
  jobs: only('mine', ...STAFF),
  job: only('mine', ...STAFF),
  jobCancel: only('mine', ...STAFF),
};
