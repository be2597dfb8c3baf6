import { allowanceMutations } from './allowance.js';
import { hardshipMutations } from './hardship.js';
import { homecareMutations } from './homecare.js';
import { subsidyMutations } from './subsidy.js';
import { randomUUID } from 'node:crypto';
import { setupCode } from '@finemesh/server/dist/modules/accounts/setup-code.js';
import { ImportKind } from '@finemesh/server/dist/modules/imports/batch.js';
import { targetFields } from '@finemesh/server/dist/modules/imports/fields.js';
import { storeUpload } from '@finemesh/server/dist/modules/imports/uploads.js';
import { operate } from '@finemesh/server/dist/platform/database/operation.js';
import { hour, offerIn, visitIn } from '../testkit/visits.js';
import { type LAOSHAN, MONDAY } from '../testkit/world.js';
import { applicationIn, applicationPapers, delegationIn } from './assistance.js';
import { scaleInput } from '../testkit/scales.js';
import { alertIn, caseIn, glassIn, sessionIn, shiftIn } from './care.js';
import { comparisonMutations } from './comparisons.js';
import { coverageMutations } from './coverage.js';
import { clockIn } from './deadlines.js';
import { figureMutations } from './figures.js';
import { inspectionMutations } from './inspections.js';
import { proxyMutations } from './proxy.js';
import { reliefMutations } from './relief.js';
import { caseMutations } from './cases.js';
import { leadMutations } from './leads.js';
import { joiningMutations } from './joining.js';
import { leavingMutations } from './leaving.js';
import { qualifyingMutations } from './qualifying.js';
import { photoMutations } from './photos.js';
import { notificationMutations } from './notifications.js';
import { outreachMutations } from './outreach.js';
import { trainingMutations } from './training.js';
import { verificationMutations } from './verification.js';
import { pairingMutations } from './pairing.js';
import { resourceMutations } from './resources.js';
import { planIn } from './plans.js';
import { produceMutations } from './produce.js';
import { certificateIn, correctionIn } from './records.js';
import { matchRunIn, type Stage } from './stage.js';

/** Where a mutation is aimed: a fresh target each time, so that one cell never disturbs another. */
export interface Aim {
  stage: Stage;
  accountId: string | null;
  /** Whether the target is to be the actor's own. */
  mine: boolean;
  /** The place of the target. */
  area: typeof LAOSHAN;
  /** Whose offer or visit it is. */
  volunteerId: () => Promise<string>;
  /** An hour in which the volunteer has nothing else. */
  freeHour: number;
}

type InputOf = (aim: Aim) => Promise<object>;

/** What an actor may import: an organisation its orders, others rosters. */
const kindOf = ({ stage, accountId }: Aim) => (accountId === stage.actors.NGO_STAFF.accountId ? ImportKind.ORDERS : ImportKind.HOUSEHOLDS);
/** Target fields without which a file of that kind cannot be imported. */
const requiredOf = (aim: Aim) =>
  targetFields(kindOf(aim))
    .filter((field) => field.required)
    .map((field) => field.key);

const TEXT = '测试用文字';
const requestId = () => randomUUID();
let dayCount = 0;
/** A day on which nobody has hours of its own yet. */
const freshDay = () => new Date(Date.UTC(2030, 0, (dayCount += 1))).toISOString().slice(0, 10);
const household = ({ stage, area }: Aim) => stage.world.household({ area: area.code });
const volunteer = ({ stage, area }: Aim) => stage.world.volunteer({ area: area.code });
const need = ({ stage, area }: Aim) => stage.world.need({ area: area.code });
const versioned = (id: string, more: object = {}) => ({ id, expectedVersion: 1, ...more });

const application = async (aim: Aim, state: string) => applicationIn(aim.stage.world, state, await household(aim), aim.area.code);
const applicationText = { persons: 1, requestedFen: 100_000, circumstances: TEXT };

async function membership(aim: Aim): Promise<string> {
  const [row] = await aim.stage.world.sql<{ id: string }>('select id from household_membership where household_id = $1', [
    await household(aim),
  ]);
  return row?.id ?? '';
}

async function status(aim: Aim): Promise<string> {
  const id = randomUUID();
  await aim.stage.world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values ($1, $2, 'LOW_INCOME_WATCH', '2025-01-01', 1)",
    [id, await household(aim)],
  );
  return id;
}

async function consent(aim: Aim): Promise<string> {
  const [row] = await aim.stage.world.sql<{ id: string }>(
    "select id from consent where household_id = $1 and purpose = 'VOLUNTEER_SERVICE'",
    [await household(aim)],
  );
  return row?.id ?? '';
}

async function offer(aim: Aim, state: string): Promise<string> {
  return (
    await offerIn(aim.stage.world, state, { area: aim.area.code, volunteerId: await aim.volunteerId(), startsAt: hour(aim.freeHour) })
  ).id;
}

async function visit(aim: Aim, state: string, startsAt = hour(aim.freeHour)): Promise<string> {
  return (await visitIn(aim.stage.world, state, { area: aim.area.code, volunteerId: await aim.volunteerId(), startsAt })).id;
}

const pastVisit = (aim: Aim, state: string) => visit(aim, state, hour(-aim.freeHour));

async function volunteerIn(aim: Aim, volunteerState: string): Promise<string> {
  const id = await volunteer(aim);
  await aim.stage.world.sql('update volunteer set state = $2 where id = $1', [id, volunteerState]);
  return id;
}

async function team(aim: Aim): Promise<string> {
  const id = randomUUID();
  await aim.stage.world.sql("insert into volunteer_team (id, name, kind, area_codes, service_codes) values ($1, $2, 'OTHER', $3, '{}')", [
    id,
    `队 ${id}`,
    [aim.area.code],
  ]);
  return id;
}

async function account(aim: Aim): Promise<string> {
  return (await aim.stage.world.actor('GRID_WORKER', { area: aim.area.community })).accountId ?? '';
}

/** Whoever the target belongs to, where it belongs to an account. */
const owner = ({ stage, accountId, mine }: Aim) => (mine ? accountId : stage.colleague.accountId) ?? '';

async function upload(aim: Aim): Promise<string> {
  const content = Buffer.from(`${requiredOf(aim).join(',')}\n`);
  return operate(aim.stage.world.services, { accountId: owner(aim) }, (op) => storeUpload(op, { name: 'a.csv', content }));
}

async function batch(aim: Aim, batchState: string): Promise<string> {
  const id = randomUUID();
  const columns = JSON.stringify(requiredOf(aim).map((header) => ({ header, sample: [] })));
  await aim.stage.world.sql(
    "insert into import_batch (id, kind, file_name, upload_id, state, columns, created_by, rows_read, rows_ok) values ($1, $6, 'a.csv', $2, $3, $4, $5, 1, 1)",
    [id, await upload(aim), batchState, columns, owner(aim), kindOf(aim)],
  );
  return id;
}

const run = async (aim: Aim) => matchRunIn(aim.stage.world, aim.area.code, await need(aim), await volunteer(aim));

const member = { name: '赵新人', sex: 'MALE', birthDate: '1970-01-01', relation: 'HEAD' };
const planText = { summary: TEXT, goals: [{ domain: 'HEALTH', text: TEXT, measures: [{ text: TEXT, startsOn: '2026-06-10' }] }] };
const plan = async (aim: Aim, planState: string) => planIn(aim.stage.world, planState, await household(aim), aim.area.code);

/** A case of the actor's own where that is asked, and somebody else's otherwise. */
const support = async (aim: Aim) =>
  caseIn(aim.stage.world, 'ACCEPTED', {
    householdId: await household(aim),
    area: aim.area.code,
    workerId: aim.mine ? aim.accountId : null,
  });
const session = async (aim: Aim, sessionState: 'DRAFT' | 'SIGNED') => sessionIn(aim.stage.world, sessionState, await support(aim));
const alert = async (aim: Aim, alertState: 'OPEN' | 'ACKNOWLEDGED' | 'ASSESSED') =>
  alertIn(aim.stage.world, alertState, { householdId: await household(aim), area: aim.area.code }, aim.mine ? aim.accountId : null);
const referred = async (aim: Aim) => caseIn(aim.stage.world, 'REFERRED', { householdId: await household(aim), area: aim.area.code });
const sessionText = { kind: 'PHONE', startsAt: MONDAY, minutes: 30, present: ['PERSON'], nextStep: 'CONTINUE', note: TEXT };

async function supportMember(aim: Aim): Promise<{ householdId: string; personId: string }> {
  const householdId = await household(aim);
  const [row] = await aim.stage.world.sql<{ person_id: string }>('select person_id from household_membership where household_id = $1', [
    householdId,
  ]);
  return { householdId, personId: row?.person_id ?? '' };
}

async function phq9(aim: Aim): Promise<string> {
  const [row] = await aim.stage.world.sql<{ id: string }>("select id from scale_version where code = 'PHQ9' and active");
  return row?.id ?? '';
}

/** A valid input for every field of Mutation that takes one, aimed at a fresh target. */
export const mutationFixtures: Readonly<Record<string, InputOf>> = {
  sessionSignIn: async () => ({ username: 'nobody', password: 'nothing at all' }),
  firstAdminCreate: async ({ stage }) => ({
    username: 'second.admin',
    displayName: TEXT,
    password: 'correct horse battery',
    setupCode: setupCode(stage.world.services.keyring),
  }),
  passwordChange: async () => ({ currentPassword: PASSWORD, newPassword: 'another staple entirely' }),
  accountCreate: async ({ area }) => ({
    requestId: requestId(),
    username: `n.${randomUUID().slice(0, 8)}`,
    displayName: TEXT,
    password: PASSWORD,
    grants: [{ role: 'GRID_WORKER', areaCode: area.community }],
  }),
  accountDisable: async (aim) => versioned(await account(aim), { reason: TEXT }),
  serviceTypeSave: async () => ({
    code: `T${randomUUID().slice(0, 8).toUpperCase()}`,
    name: TEXT,
    nameEn: 'Test',
    category: TEXT,
    skillCodes: [],
    qualificationCodes: [],
    usualMinutes: 60,
    peopleNeeded: 1,
    active: true,
  }),

  policyParameterSet: async ({ area }) => ({
    requestId: requestId(),
    key: 'plan.review.days',
    areaCode: area.community,
    value: 90,
    validFrom: '2026-06-01',
    document: TEXT,
    issuedBy: [TEXT],
  }),
  policyParameterVoid: async ({ stage, area }) => {
    const id = randomUUID();
    await stage.world.sql(
      "insert into policy_parameter (id, key, area_code, value, unit, valid_from) values ($1, 'plan.review.days', $2, 90, 'day', date '2020-02-01' + (random() * 1000000)::int)",
      [id, area.code],
    );
    return { id, reason: TEXT };
  },

  householdCreate: async ({ area }) => ({ requestId: requestId(), areaCode: area.community, members: [member] }),
  householdUpdate: async (aim) => versioned(await household(aim), { address: '青岛市新路2号' }),
  householdMemberAdd: async (aim) => ({
    requestId: requestId(),
    householdId: await household(aim),
    member: { ...member, relation: 'CHILD' },
  }),
  householdMemberRemove: async (aim) => ({ membershipId: await membership(aim) }),
  householdReveal: async (aim) => ({ id: await household(aim), purpose: '上门前联系' }),
  assistanceStatusStart: async (aim) => ({
    requestId: requestId(),
    householdId: await household(aim),
    programme: 'LOW_INCOME_WATCH',
    from: '2026-06-01',
  }),
  assistanceStatusEnd: async (aim) => ({ id: await status(aim), until: '2026-06-08', reason: TEXT }),
  consentRecord: async (aim) => ({ requestId: requestId(), householdId: await household(aim), purpose: 'PAIRING', givenBy: '王秀英' }),
  consentWithdraw: async (aim) => ({ id: await consent(aim) }),

  assistanceApplicationCreate: async (aim) => ({
    requestId: requestId(),
    householdId: await household(aim),
    programme: 'TEMPORARY_ASSISTANCE',
    ground: 'CRISIS',
    ...applicationText,
  }),
  assistanceApplicationUpdate: async (aim) => versioned(await application(aim, 'DRAFT'), applicationText),
  assistanceApplicationSubmit: async (aim) => {
    const id = await application(aim, 'DRAFT');
    await applicationPapers(aim.stage.world, id);
    return versioned(id);
  },
  assistanceApplicationReturn: async (aim) => versioned(await application(aim, 'SUBMITTED'), { reason: TEXT }),
  assistanceApplicationWithdraw: async (aim) => versioned(await application(aim, 'SUBMITTED'), { reason: TEXT }),
  applicationTripRecord: async (aim) => versioned(await application(aim, 'SUBMITTED')),
  applicationDocumentAdd: async (aim) => ({ applicationId: await application(aim, 'DRAFT'), kindCode: 'IDENTITY', source: 'ON_FILE' }),
  assistanceDecisionRecord: async (aim) =>
    versioned(await application(aim, 'SUBMITTED'), { outcome: 'APPROVED', amountFen: 100, validFrom: '2026-07-01', reason: TEXT }),
  individualDecisionRecord: async (aim) => ({
    applicationId: await application(aim, 'SUBMITTED'),
    heldOn: '2026-06-08',
    minutes: TEXT,
    participants: [TEXT],
    votesFor: 1,
    votesAgainst: 0,
  }),
  delegationAdd: async ({ area }) => {
    const day = 10_000 + Math.floor(Math.random() * 1_000_000);
    const at = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);
    return {
      requestId: requestId(),
      programme: 'MINIMUM_LIVING_ALLOWANCE',
      fromAreaCode: area.district,
      toAreaCode: area.community,
      validFrom: at(day),
      validUntil: at(day + 1),
      document: TEXT,
    };
  },
  ...allowanceMutations,
  ...hardshipMutations,
  ...homecareMutations,
  ...subsidyMutations,
  delegationEnd: async (aim) => versioned(await delegationIn(aim.stage.world, aim.area.code), { reason: TEXT }),

  volunteerCreate: async ({ area }) => ({
    requestId: requestId(),
    name: '钱志愿',
    homeAreaCode: area.community,
    teamIds: [],
    skillCodes: [],
  }),
  volunteerUpdate: async (aim) => versioned(await volunteer(aim), { weeklyTasks: 2 }),
  volunteerActivate: async (aim) => versioned(await volunteerIn(aim, 'VETTING'), { vettedUntil: '2027-12-31' }),
  volunteerSuspend: async (aim) => versioned(await volunteer(aim), { reason: TEXT }),
  volunteerAbsenceAdd: async (aim) => ({
    requestId: requestId(),
    volunteerId: await aim.volunteerId(),
    from: '2026-12-01',
    until: '2026-12-02',
  }),
  volunteerHoursAdd: async (aim) => ({
    requestId: requestId(),
    volunteerId: await aim.volunteerId(),
    day: freshDay(),
    fromMinute: 540,
    toMinute: 600,
  }),
  volunteerHoursRemove: async (aim) => {
    const [id, volunteerId] = [requestId(), await aim.volunteerId()];
    await aim.stage.world.sql(
      'insert into availability_day (id, volunteer_id, day, from_minute, to_minute) values ($1, $2, $3, 540, 600)',
      [id, volunteerId, freshDay()],
    );
    return { requestId: requestId(), volunteerId, id };
  },
  volunteerQualificationAdd: async (aim) => ({
    requestId: requestId(),
    volunteerId: await volunteer(aim),
    qualificationCode: 'TEST_CERT',
    issuedOn: '2026-01-01',
  }),
  volunteerExclusionAdd: async (aim) => ({
    requestId: requestId(),
    volunteerId: await volunteer(aim),
    householdId: await household(aim),
    reason: TEXT,
  }),
  volunteerTeamCreate: async ({ area }) => ({
    requestId: requestId(),
    name: `队 ${randomUUID()}`,
    kind: 'OTHER',
    areaCodes: [area.community],
    serviceCodes: [],
  }),
  volunteerTeamUpdate: async (aim) => versioned(await team(aim), { serviceCodes: ['TEST_VISIT'] }),

  serviceNeedOpen: async (aim) => ({
    requestId: requestId(),
    householdId: await household(aim),
    serviceCode: 'TEST_VISIT',
    tier: 'ROUTINE',
    dueAt: hour(72),
  }),
  serviceNeedUpdate: async (aim) => versioned(await need(aim), { tier: 'URGENT', dueAt: hour(48) }),
  serviceNeedWaive: async (aim) => versioned(await need(aim), { reason: TEXT }),

  offerSend: async (aim) => ({
    requestId: requestId(),
    needId: await need(aim),
    volunteerId: await volunteer(aim),
    startsAt: hour(24),
    endsAt: hour(25),
  }),
  offerWithdraw: async (aim) => versioned(await offer(aim, 'SENT')),
  offerAccept: async (aim) => versioned(await offer(aim, 'SENT')),
  offerDecline: async (aim) => versioned(await offer(aim, 'SENT'), { reason: 'NO_TIME' }),
  assignmentStart: async (aim) => versioned(await visit(aim, 'CONFIRMED')),
  assignmentFinish: async (aim) => versioned(await visit(aim, 'IN_PROGRESS'), { outcome: 'COMPLETED', log: TEXT }),
  assignmentVerify: async (aim) => versioned(await visit(aim, 'DONE', new Date(MONDAY.getTime() - aim.freeHour * 3_600_000))),
  calendarFeedOpen: async () => ({ requestId: requestId() }),
  calendarFeedClose: async ({ stage, accountId }) => {
    await stage.world.sql(
      'insert into calendar_feed (id, account_id, token_hash, created_at) values ($1, $2, $3, now()) on conflict do nothing',
      [randomUUID(), accountId, Buffer.from(randomUUID())],
    );
    return { requestId: requestId() };
  },
  recordCorrectionAsk: async (aim) => ({
    requestId: requestId(),
    assignmentId: await pastVisit(aim, 'VERIFIED'),
    minutes: 30,
    reason: TEXT,
  }),
  recordCorrectionDecide: async (aim) => {
    const { id, volunteerId } = await visitIn(aim.stage.world, 'VERIFIED', { area: aim.area.code, startsAt: hour(-aim.freeHour) });
    return versioned(await correctionIn(aim.stage.world, { id, volunteerId }, aim.area.code), { granted: true });
  },
  visitRatingRecord: async (aim) => ({ requestId: requestId(), assignmentId: await pastVisit(aim, 'DONE'), stars: 5 }),
  certificateIssue: async (aim) => {
    const { volunteerId } = await visitIn(aim.stage.world, 'VERIFIED', { area: aim.area.code, startsAt: hour(-aim.freeHour) });
    return { requestId: requestId(), volunteerId, from: '2020-01-01', until: '2026-06-08' };
  },
  certificateWithdraw: async (aim) => versioned(await certificateIn(aim.stage.world, await volunteer(aim)), { reason: TEXT }),
  certificateTemplateAdd: async (aim) => ({
    requestId: requestId(),
    title: TEXT,
    body: '{{name}}{{number}}{{from}}{{until}}{{hours}}',
    issuer: TEXT,
    validFrom: `2027-01-${String((aim.freeHour % 28) + 1).padStart(2, '0')}`,
  }),
  assignmentMiss: async (aim) =>
    versioned(await visit(aim, 'CONFIRMED', new Date(MONDAY.getTime() - aim.freeHour * 3_600_000)), { reason: TEXT }),
  assignmentCancel: async (aim) => versioned(await visit(aim, 'CONFIRMED'), { reason: TEXT }),

  householdPlanDraft: async (aim) => ({ requestId: requestId(), householdId: await household(aim), ...planText }),
  householdPlanUpdate: async (aim) => versioned((await plan(aim, 'DRAFT')).id, planText),
  householdPlanSubmit: async (aim) => versioned((await plan(aim, 'DRAFT')).id),
  householdPlanReturn: async (aim) => versioned((await plan(aim, 'SUBMITTED')).id, { reason: TEXT }),
  householdPlanApprove: async (aim) => versioned((await plan(aim, 'SUBMITTED')).id),
  householdPlanActivate: async (aim) => versioned((await plan(aim, 'APPROVED')).id),
  householdPlanComplete: async (aim) => versioned((await plan(aim, 'ACTIVE')).id, { reason: TEXT }),
  householdPlanTerminate: async (aim) => versioned((await plan(aim, 'ACTIVE')).id, { reason: TEXT }),
  planGoalRecord: async (aim) => ({ id: (await plan(aim, 'ACTIVE')).goalId, note: TEXT }),
  planMeasureRecord: async (aim) => ({ id: (await plan(aim, 'ACTIVE')).measureId, result: 'DONE', note: TEXT }),
  householdPlanReview: async (aim) => ({ id: (await plan(aim, 'ACTIVE')).id, expectedVersion: 1, verdict: 'GOES_ON', note: TEXT }),

  matchRunStart: async ({ area }) => ({ requestId: requestId(), areaCode: area.community, horizonDays: 7 }),
  matchProposalToggle: async (aim) => {
    const [line] = await aim.stage.world.sql<{ id: string }>('select id from match_proposal where run_id = $1', [await run(aim)]);
    return { id: line?.id, included: false };
  },
  matchLockSet: async (aim) => {
    const [line] = await aim.stage.world.sql<{ id: string }>('select id from match_proposal where run_id = $1', [await run(aim)]);
    return { id: line?.id, locked: true };
  },
  matchRepeatStart: async (aim) => ({ requestId: requestId(), id: await run(aim) }),
  matchTrialStart: async (aim) => ({
    requestId: requestId(),
    id: await run(aim),
    extra: { team: 'RED_SEAGULL', areaCode: aim.area.community, count: 1 },
  }),
  matchWeightsSet: async ({ area }) => ({
    requestId: requestId(),
    areaCode: area.community,
    weights: [{ code: 'DISTANCE', weight: 30 }],
    validFrom: '2026-06-01',
    document: TEXT,
  }),
  matchRunCommit: async (aim) => ({ id: await run(aim) }),
  matchRunDiscard: async (aim) => ({ id: await run(aim) }),

  importStart: async (aim) => ({ requestId: requestId(), uploadId: await upload(aim), kind: kindOf(aim) }),
  importMap: async (aim) => versioned(await batch(aim, 'CHECKED'), { mapping: requiredOf(aim).map((field) => ({ header: field, field })) }),
  importApply: async (aim) => versioned(await batch(aim, 'CHECKED'), { skipRejected: true }),
  importUndo: async (aim) => versioned(await batch(aim, 'APPLIED')),

  supportReferralCreate: async (aim) => ({ requestId: requestId(), ...(await supportMember(aim)), kind: 'COMFORT', urgency: 'ROUTINE' }),
  supportReferralAccept: async (aim) => versioned(await referred(aim), { limitsToldOn: '2026-06-08' }),
  supportReferralDecline: async (aim) => versioned(await referred(aim), { reason: 'NO_CAPACITY' }),
  supportReferralClose: async (aim) => versioned(await support(aim), { reason: 'GOALS_REACHED' }),
  supportReferralTransfer: async (aim) =>
    versioned(await support({ ...aim, mine: false }), { workerId: (await aim.stage.world.actor('SOCIAL_WORKER')).accountId }),
  supportSessionDraft: async (aim) => ({ requestId: requestId(), referralId: await support(aim), ...sessionText }),
  supportSessionUpdate: async (aim) => versioned(await session(aim, 'DRAFT'), { requestId: requestId(), ...sessionText }),
  supportSessionSign: async (aim) => versioned(await session(aim, 'DRAFT')),
  supportSessionCosign: async (aim) => versioned(await session({ ...aim, mine: false }, 'SIGNED')),
  supportSessionAddendumAdd: async (aim) => ({ requestId: requestId(), sessionId: await session(aim, 'SIGNED'), text: TEXT }),
  scaleAdministrationRecord: async (aim) => ({
    requestId: requestId(),
    sessionId: await session(aim, 'DRAFT'),
    scaleVersionId: await phq9(aim),
    answers: [0, 1, 2, 3, 0, 1, 2, 3, 0],
  }),
  supportFileOpen: async (aim) => {
    const referralId = await support(aim);
    if (aim.mine) await glassIn(aim.stage.world, referralId, aim.area.code, aim.accountId);
    return { referralId, purpose: TEXT };
  },
  riskFlagRaise: async (aim) => ({ requestId: requestId(), referralId: await support(aim), text: TEXT }),
  concernRaise: async (aim) => ({ requestId: requestId(), assignmentId: await visit(aim, 'CONFIRMED'), text: TEXT }),
  riskAlertAcknowledge: async (aim) => versioned(await alert(aim, 'OPEN')),
  riskAlertAssess: async (aim) =>
    versioned(await alert(aim, 'ACKNOWLEDGED'), {
      thoughts: true,
      plan: false,
      means: false,
      earlierAttempt: false,
      imminent: false,
      hospitalAdvised: true,
      safetyPlan: TEXT,
    }),
  riskAlertClose: async (aim) => versioned(await alert(aim, 'ASSESSED'), { followUpOn: '2026-06-10', text: TEXT }),
  riskAlertOpen: async (aim) => ({ id: await alert(aim, 'OPEN'), purpose: TEXT }),
  breakGlassOpen: async (aim) => {
    const householdId = await household(aim);
    await caseIn(aim.stage.world, 'ACCEPTED', { householdId, area: aim.area.code });
    return { requestId: requestId(), householdId, reason: '紧急情况，需要立即查看', minutes: 10 };
  },
  breakGlassReview: async (aim) => ({
    id: await glassIn(aim.stage.world, await support({ ...aim, mine: false }), aim.area.code),
    justified: true,
  }),
  dutyShiftAdd: async (aim) => ({
    requestId: requestId(),
    areaCode: aim.area.community,
    level: 1,
    accountId: (await aim.stage.world.actor('SOCIAL_WORKER')).accountId,
    fromAt: hour(1000),
    untilAt: hour(1001),
  }),
  dutyShiftRemove: async (aim) => ({ id: await shiftIn(aim.stage.world, aim.area.code) }),

  ...reliefMutations,
  ...proxyMutations,
  slaClockPause: async ({ stage, area }) => versioned(await clockIn(stage.world, area.code, null), { reason: 'IN_HOSPITAL' }),
  slaClockResume: async ({ stage, area }) => ({ id: await clockIn(stage.world, area.code, null, true), expectedVersion: 2 }),
  ...joiningMutations,
  ...notificationMutations,
  ...photoMutations,
  ...qualifyingMutations,
  ...leavingMutations,
  ...leadMutations,
  ...caseMutations,
  ...pairingMutations,
  ...produceMutations,
  supportGroupDraft: async (aim) => {
    const { kind: _, present: __, ...held } = sessionText;
    return { requestId: requestId(), referralIds: [await support(aim), await support(aim)], ...held };
  },
  careAbsenceRecord: async (aim) => ({
    requestId: requestId(),
    // A supervisor is no worker of care itself: it records for one of its area.
    workerId:
      aim.mine && aim.accountId === aim.stage.actors.SOCIAL_WORKER.accountId
        ? aim.accountId
        : (await aim.stage.world.actor('SOCIAL_WORKER', { area: aim.area.district })).accountId,
    fromOn: '2026-12-01',
    untilOn: '2026-12-02',
  }),
  careDebriefRecord: async (aim) => ({
    requestId: requestId(),
    subjectId: (await aim.stage.world.actor('SOCIAL_WORKER', { area: aim.area.district })).accountId,
    volunteer: false,
    cause: 'LOAD',
    heldOn: '2026-06-08',
  }),
  scaleVersionAdd: async () => ({ requestId: requestId(), ...scaleInput(`T${randomUUID().slice(0, 8).toUpperCase()}`) }),
  scaleVersionUse: async ({ stage }) => {
    const id = randomUUID();
    await stage.world.sql(
      "insert into scale_version (id, code, number, definition, active) select $1, $2, 1, definition, false from scale_version where code = 'WHO5' limit 1",
      [id, `T${id.slice(0, 8).toUpperCase()}`],
    );
    return { id, active: true };
  },
  careRetentionRun: async () => ({ dryRun: true }),
  bereavementRecord: async (aim) => ({ requestId: requestId(), householdId: await household(aim), diedOn: '2026-06-01' }),
  ...comparisonMutations,
  ...figureMutations,
  ...inspectionMutations,
  ...outreachMutations,
  ...verificationMutations,
  ...trainingMutations,
  ...coverageMutations,
  ...resourceMutations,

  jobCancel: async (aim) => {
    const { stage } = aim;
    const id = randomUUID();
    await stage.world.sql("insert into job_run (id, kind, created_by) values ($1, 'EXPORT', $2)", [id, owner(aim)]);
    return { id };
  },
};

/** Password of every actor of the stage. */
export const PASSWORD = 'correct horse battery';
