import type { RoleName } from './reach.js';

/** Who may be told anything of an object of a type: the roles, in their own area, of what is somebody else's; and the worker of the case. */
export interface Audience {
  readonly roles: readonly RoleName[];
  /** The worker of the case reads it. */
  readonly worker?: true;
}

const STATUS: Audience = {
  roles: ['COORDINATOR', 'SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'GRID_WORKER', 'BUREAU_SUPERVISOR'],
  worker: true,
};
/** What was said: the worker of the case and the clinical supervisor of the area, and nobody else. */
const CONFIDENTIAL: Audience = { roles: ['CLINICAL_SUPERVISOR'], worker: true };
const CASE: Audience = CONFIDENTIAL;
/** Referrals that nobody has taken are offered to every social worker of the area. */
const REFERRAL: Audience = { roles: ['SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'], worker: true };
const ALERT: Audience = CONFIDENTIAL;
const TOOLS: Audience = { roles: ['SOCIAL_WORKER', 'CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'], worker: true };
const SCALES: Audience = { roles: [...TOOLS.roles, 'ADMIN'], worker: true };
const LINE: Audience = { roles: ['CLINICAL_SUPERVISOR'], worker: true };
const TEAM: Audience = { roles: ['SOCIAL_WORKER', 'CLINICAL_SUPERVISOR'], worker: true };
const FIGURES: Audience = { roles: ['CLINICAL_SUPERVISOR', 'BUREAU_SUPERVISOR'] };

/**
 * Every type of psychological care with its audience, written by hand: all fields of a type have its audience. A type that
 * the module's operations answer with and that is not here fails the test, and so does a field that reaches anybody else.
 */
export const careTypes: Readonly<Record<string, Audience>> = {
  SupportStatus: STATUS,
  SupportReferral: REFERRAL,
  SupportSession: CASE,
  ScaleAdministration: CASE,
  SupportFile: CONFIDENTIAL,
  SessionNote: CONFIDENTIAL,
  SealedText: CONFIDENTIAL,
  SignedText: CONFIDENTIAL,
  ScaleResult: CONFIDENTIAL,
  ScaleOutcome: CONFIDENTIAL,
  ScaleAnswer: CONFIDENTIAL,
  RiskAlert: ALERT,
  AlertStep: ALERT,
  RiskAlertFile: CONFIDENTIAL,
  RiskAssessment: CONFIDENTIAL,
  BreakGlass: { roles: ['CLINICAL_SUPERVISOR', 'AUDITOR'] },
  DutyShift: TOOLS,
  CareSettings: TOOLS,
  ScaleVersion: SCALES,
  ScaleDefinition: SCALES,
  ScaleText: SCALES,
  ScaleOption: SCALES,
  ScaleBand: SCALES,
  CareLoad: TEAM,
  CareAbsence: LINE,
  CareColleague: TEAM,
  CareOutcomes: FIGURES,
  CareOutcomeRow: FIGURES,
  CareRetention: { roles: ['ADMIN'] },
};

/** Types that the module's operations pass on from other modules; who reads those is asked there. */
export const foreignTypes: ReadonlySet<string> = new Set([
  'Household',
  'Person',
  'AdminArea',
  'VolunteerTeam',
  'DeadlineClock',
  'PageInfo',
]);

/** Fields that nobody of the test is told, each with the reason. */
export const neverFilled: Readonly<Record<string, string>> = {
  'CareOutcomeRow.team': 'the worker of the case belongs to no team',
  'ScaleDefinition.reverseItems': 'the published scales have none',
};
