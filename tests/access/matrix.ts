import { comparisonMatrix } from './comparisons.js';
import { allowanceMatrix } from './allowance.js';
import { trainingMatrix } from './training.js';
import { verificationMatrix } from './verification.js';
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
import { leavingMatrix } from './leaving.js';
import { qualifyingMatrix } from './qualifying.js';
import { photoMatrix } from './photos.js';
import { notificationMatrix } from './notifications.js';
import { recordsMatrix } from './records.js';
import { each, everyone, inArea, only, ROLES, type Row } from './reach.js';

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

/**
 * Who reaches what: the oracle, written by hand from what each role is for and reviewed as such. It is not computed
 * from the server's catalogue; where the two differ, one of them is wrong and somebody decides which.
 *
 * A role that a row does not name is refused: FORBIDDEN with a session, UNAUTHENTICATED without.
 */
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
  accountCreate: inArea('ADMIN'),
  accountDisable: inArea('ADMIN'),

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
  policyParameterPreview: inArea('ADMIN'),
  policyParameterSet: inArea('ADMIN'),
  policyParameterVoid: inArea('ADMIN'),

  // ---- households: no NGO, no volunteer, no auditor browses them
  households: inArea(...HOUSEHOLD_READERS),
  household: inArea(...HOUSEHOLD_READERS),
  householdSearch: inArea(...HOUSEHOLD_READERS),
  assistanceFigures: inArea('ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR', 'AUDITOR'),
  householdCreate: inArea(...HOUSEHOLD_EDITORS),
  householdUpdate: inArea(...HOUSEHOLD_EDITORS),
  householdMemberAdd: inArea(...HOUSEHOLD_EDITORS),
  householdMemberRemove: inArea(...HOUSEHOLD_EDITORS),
  assistanceStatusStart: inArea(...HOUSEHOLD_EDITORS),
  assistanceStatusEnd: inArea(...HOUSEHOLD_EDITORS),
  consentRecord: inArea(...HOUSEHOLD_EDITORS),
  consentWithdraw: inArea(...HOUSEHOLD_EDITORS),
  // An administrator keeps the system and has no need for clear text.
  householdReveal: inArea('COORDINATOR', 'SOCIAL_WORKER', 'GRID_WORKER'),

  // ---- assistance: prepared by case workers, decided by others under a power; who holds which power is no secret to staff
  assistanceApplication: inArea(...CASEWORKERS, 'BUREAU_SUPERVISOR'),
  assistanceApplications: inArea(...CASEWORKERS, 'BUREAU_SUPERVISOR'),
  documentKinds: everyone('all'),
  assistanceApplicationCreate: inArea(...CASEWORKERS),
  assistanceApplicationUpdate: inArea(...CASEWORKERS),
  assistanceApplicationSubmit: inArea(...CASEWORKERS),
  assistanceApplicationWithdraw: inArea(...CASEWORKERS),
  applicationTripRecord: inArea(...CASEWORKERS),
  applicationDocumentAdd: inArea(...CASEWORKERS),
  assistanceApplicationReturn: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  assistanceDecisionRecord: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  individualDecisionRecord: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  delegations: only('all', ...STAFF, 'AUDITOR'),
  delegationAdd: inArea('ADMIN'),
  delegationEnd: inArea('ADMIN'),
  ...allowanceMatrix,
  ...verificationMatrix,
  ...trainingMatrix,
  ...hardshipMatrix,
  ...homecareMatrix,
  ...subsidyMatrix,

  // ---- volunteers
  volunteers: { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), NGO_STAFF: 'organisation' } },
  volunteer: { reach: { ...each('area', 'ADMIN', 'COORDINATOR', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), NGO_STAFF: 'organisation' } },
  volunteerCreate: inArea('ADMIN', 'COORDINATOR'),
  volunteerUpdate: inArea('ADMIN', 'COORDINATOR'),
  volunteerActivate: inArea('ADMIN', 'COORDINATOR'),
  volunteerSuspend: inArea('ADMIN', 'COORDINATOR'),
  volunteerQualificationAdd: inArea('ADMIN', 'COORDINATOR'),
  volunteerExclusionAdd: inArea('ADMIN', 'COORDINATOR'),
  volunteerHoursAdd: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerHoursRemove: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerAbsenceAdd: { reach: { ...each('area', 'ADMIN', 'COORDINATOR'), VOLUNTEER: 'mine' } },
  volunteerTeamCreate: inArea('ADMIN', 'COORDINATOR'),
  volunteerTeamUpdate: inArea('ADMIN', 'COORDINATOR'),

  // ---- needs
  serviceNeeds: inArea(...HOUSEHOLD_READERS),
  needBoardCounts: inArea(...HOUSEHOLD_READERS),
  serviceNeed: { reach: { ...each('area', ...HOUSEHOLD_READERS), ...each('nothing', 'NGO_STAFF', 'AUDITOR'), VOLUNTEER: 'mine' } },
  serviceNeedOpen: inArea(...NEED_EDITORS),
  serviceNeedUpdate: inArea(...NEED_EDITORS),
  serviceNeedWaive: inArea(...NEED_EDITORS),
  today: { reach: { ...each('area', ...HOUSEHOLD_READERS), NGO_STAFF: 'nothing' } },

  // ---- offers and visits
  myOffers: only('mine', 'VOLUNTEER'),
  myAssignments: only('mine', 'VOLUNTEER'),
  offerSend: inArea('COORDINATOR'),
  offerWithdraw: inArea('COORDINATOR'),
  offerAccept: only('mine', 'VOLUNTEER'),
  offerDecline: only('mine', 'VOLUNTEER'),
  assignmentStart: only('mine', 'VOLUNTEER'),
  assignmentFinish: only('mine', 'VOLUNTEER'),
  assignmentVerify: inArea('COORDINATOR', 'SOCIAL_WORKER'),
  assignmentMiss: inArea('COORDINATOR', 'SOCIAL_WORKER'),
  assignmentCancel: { reach: { ...each('area', 'COORDINATOR', 'SOCIAL_WORKER'), VOLUNTEER: 'mine' } },

  ...phoneMatrix,
  ...recordsMatrix,
  ...feedsMatrix,
  ...joiningMatrix,

  // ---- matching: coordinators plan, the bureau looks on
  matchCandidates: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchExplain: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRun: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRuns: inArea('COORDINATOR', 'BUREAU_SUPERVISOR'),
  matchRunStart: inArea('COORDINATOR'),
  matchProposalToggle: inArea('COORDINATOR'),
  matchLockSet: inArea('COORDINATOR'),
  matchRepeatStart: inArea('COORDINATOR'),
  matchTrialStart: inArea('COORDINATOR'),
  matchWeightsPreview: inArea('ADMIN'),
  matchWeightsSet: inArea('ADMIN'),
  matchRunCommit: inArea('COORDINATOR'),
  matchRunDiscard: inArea('COORDINATOR'),

  // ---- plans: written by case workers, approved by others
  householdPlan: inArea(...PLAN_READERS),
  householdPlans: inArea(...PLAN_READERS),
  householdPlanDraft: inArea(...PLAN_EDITORS),
  householdPlanUpdate: inArea(...PLAN_EDITORS),
  householdPlanSubmit: inArea(...PLAN_EDITORS),
  householdPlanActivate: inArea(...PLAN_EDITORS),
  planGoalRecord: inArea(...PLAN_EDITORS),
  planMeasureRecord: inArea(...PLAN_EDITORS),
  householdPlanReview: inArea(...PLAN_EDITORS),
  householdPlanReturn: inArea(...PLAN_APPROVERS),
  householdPlanApprove: inArea(...PLAN_APPROVERS),
  householdPlanComplete: inArea(...PLAN_APPROVERS),
  householdPlanTerminate: inArea(...PLAN_APPROVERS),

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
  supportReferrals: inArea('SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'),
  supportReferral: inArea('SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'),
  supportReferralCreate: inArea('COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER'),
  supportReferralAccept: inArea('SOCIAL_WORKER'),
  supportReferralDecline: inArea('SOCIAL_WORKER'),
  supportReferralClose: only('mine', 'SOCIAL_WORKER'),
  supportReferralTransfer: inArea('CLINICAL_SUPERVISOR'),
  supportSessionDraft: only('mine', 'SOCIAL_WORKER'),
  supportSessionUpdate: only('mine', 'SOCIAL_WORKER'),
  supportSessionSign: only('mine', 'SOCIAL_WORKER'),
  supportSessionAddendumAdd: only('mine', 'SOCIAL_WORKER'),
  supportSessionCosign: inArea('CLINICAL_SUPERVISOR'),
  scaleAdministrationRecord: only('mine', 'SOCIAL_WORKER'),
  // The bureau opens what it broke the glass for, and nothing else.
  supportFileOpen: { reach: { ...each('mine', 'SOCIAL_WORKER', 'BUREAU_SUPERVISOR'), CLINICAL_SUPERVISOR: 'area' } },
  scales: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  careSettings: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  supportGroupDraft: only('mine', 'SOCIAL_WORKER'),
  sessionsToCosign: inArea('CLINICAL_SUPERVISOR'),
  careDebriefRecord: inArea('CLINICAL_SUPERVISOR'),
  careAbsences: { reach: { SOCIAL_WORKER: 'nothing', CLINICAL_SUPERVISOR: 'area' } },
  careColleagues: { reach: { SOCIAL_WORKER: 'mine', CLINICAL_SUPERVISOR: 'mine' } },
  careAbsenceRecord: { reach: { SOCIAL_WORKER: 'mine', CLINICAL_SUPERVISOR: 'area' } },
  careOutcomes: { reach: { CLINICAL_SUPERVISOR: 'area', BUREAU_SUPERVISOR: 'area' } },
  // An administrator keeps scales and the end of retention, and reads nothing.
  scaleVersions: only('all', 'ADMIN'),
  scaleVersionAdd: only('all', 'ADMIN'),
  scaleVersionUse: only('all', 'ADMIN'),
  careRetentionRun: only('all', 'ADMIN'),
  bereavementRecord: inArea('COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER'),
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
  breakGlassOpen: inArea('SOCIAL_WORKER', 'BUREAU_SUPERVISOR'),
  breakGlassReview: inArea('CLINICAL_SUPERVISOR'),
  dutyShifts: only('all', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'),
  dutyShiftAdd: inArea('CLINICAL_SUPERVISOR'),
  dutyShiftRemove: inArea('CLINICAL_SUPERVISOR'),

  dueItems: inArea(...HOUSEHOLD_READERS),
  ...deadlineMatrix,
  ...notificationMatrix,
  ...photoMatrix,
  ...qualifyingMatrix,
  ...leavingMatrix,
  ...reliefMatrix,
  ...pairingMatrix,
  ...produceMatrix,
  ...proxyMatrix,

  // ---- long work: whoever ordered it
  jobs: only('mine', ...STAFF),
  job: only('mine', ...STAFF),
  jobCancel: only('mine', ...STAFF),
};
