import { randomUUID } from 'node:crypto';
import { householdTokens } from '@finemesh/server/dist/modules/households/search.js';
import type { Actor } from '../testkit/actor.js';
import { hour, offerIn, visitIn, type OfferMade } from '../testkit/visits.js';
import { LAOSHAN, SHINAN, World } from '../testkit/world.js';
import { allowanceIn, type AllowanceSide } from './allowance.js';
import { hardshipSide, type HardshipSide } from './hardship.js';
import { arrangementIn } from './homecare.js';
import { subsidyIn } from './subsidy.js';
import { applicationIn, applicationPapers, delegationIn } from './assistance.js';
import { pairingSide, type PairingMade } from './pairing.js';
import { comparisonIn, type ComparisonSide } from './comparisons.js';
import { coverageIn, type CoverageSide } from './coverage.js';
import { paymentIn } from './figures.js';
import { inspectionIn, type InspectionSide } from './inspections.js';
import { outreachIn, type OutreachSide } from './outreach.js';
import { trainingIn, type TrainingSide } from './training.js';
import { verificationIn, type VerificationSide } from './verification.js';
import { clockIn } from './deadlines.js';
import { proxyIn } from './proxy.js';
import { reliefIn } from './relief.js';
import { caseRowsIn, socialCaseIn } from './cases.js';
import { leadIn, linkIn } from './leads.js';
import { joinerIn } from './joining.js';
import { visitPhotoIn } from './photos.js';
import { attemptIn, claimIn } from './qualifying.js';
import { dutyAnswerIn } from './leaving.js';
import { absenceIn, alertIn, bereavementIn, caseIn, cosignIn, glassIn, heldIn, shiftIn } from './care.js';
import { linkIn as resourceLinkIn, type ResourceSide } from './resources.js';
import { planIn } from './plans.js';
import { produceSide, type ProduceMade } from './produce.js';
import { certificateIn, correctionIn } from './records.js';
import { ROLES, type RoleName } from './reach.js';

/** One row of each kind in one place. */
export interface Side extends ComparisonSide, CoverageSide, InspectionSide, OutreachSide, ResourceSide, TrainingSide, VerificationSide {
  area: typeof LAOSHAN;
  householdId: string;
  personId: string;
  membershipId: string;
  statusId: string;
  consentId: string;
  volunteerId: string;
  teamId: string;
  needId: string;
  planId: string;
  applicationId: string;
  allowance: AllowanceSide;
  hardship: HardshipSide;
  arrangementId: string;
  subsidy: { triggerId: string; householdId: string };
  delegationId: string;
  /** A case that nobody has taken, an alert, an emergency access and a shift. */
  caseId: string;
  alertId: string;
  glassId: string;
  shiftId: string;
  clockId: string;
  relief: { id: string; obligationId: string };
  /** A lead that waits, with a verdict on a duplicate; a case of a household of its own. */
  leadId: string;
  joinerId: string;
  /** A paper that waits. */
  claimId: string;
  socialCaseId: string;
  /** Days on which a worker of the place is away. */
  absenceId: string;
  /** A signed record that waits for a co-signature. */
  cosignId: string;
  proxy: { mandateId: string; orderId: string; documentId: string };
  recordCorrectionId: string;
  paymentId: string;
  runId: string;
  pairing: PairingMade;
  produce: ProduceMade;
  offer: OfferMade;
  visit: OfferMade & { offerId: string };
  /** Somebody with a role there alone. */
  accountId: string;
}

/** An actor of each role in the own area, and the same rows in the own area and in another. */
export interface Stage {
  world: World;
  actors: Record<RoleName, Actor>;
  /** The volunteer who signs in, living in the own area. */
  ownVolunteerId: string;
  organisationId: string;
  /** Somebody with the same area and role as the coordinator. */
  colleague: Actor;
  own: Side;
  other: Side;
}

/** Everything about one household and one volunteer at a place. */
export async function side(world: World, area: typeof LAOSHAN, organisationId: string | null): Promise<Side> {
  const householdId = await world.household({ area: area.code });
  const [household] = await world.sql<{ number: string; address: string }>('select number, address from household where id = $1', [
    householdId,
  ]);
  await world.sql('update household set search = $2 where id = $1', [
    householdId,
    householdTokens({
      number: household?.number ?? '',
      head: '王秀英',
      names: ['王秀英'],
      address: household?.address ?? null,
      phones: ['13812345678'],
    }),
  ]);
  const [membership] = await world.sql<{ id: string; person_id: string }>(
    'select id, person_id from household_membership where household_id = $1',
    [householdId],
  );
  const [consent] = await world.sql<{ id: string }>("select id from consent where household_id = $1 and purpose = 'PSYCHOLOGICAL_CARE'", [
    householdId,
  ]);
  const statusId = randomUUID();
  await world.sql(
    "insert into assistance_status (id, household_id, programme, \"from\", persons) values ($1, $2, 'MINIMUM_LIVING_ALLOWANCE', '2025-01-01', 1)",
    [statusId, householdId],
  );
  const volunteerId = await world.volunteer({ area: area.code });
  await world.sql('update volunteer set organisation_id = $2 where id = $1', [volunteerId, organisationId]);
  await world.sql("insert into absence (id, volunteer_id, \"from\", until) values (gen_random_uuid(), $1, '2027-01-01', '2027-01-02')", [
    volunteerId,
  ]);
  await world.sql(
    "insert into availability_day (id, volunteer_id, day, from_minute, to_minute) values (gen_random_uuid(), $1, '2027-01-03', 60, 120)",
    [volunteerId],
  );
  await world.sql("insert into volunteer_exclusion (id, volunteer_id, household_id, reason) values (gen_random_uuid(), $1, $2, '亲属')", [
    volunteerId,
    await world.household({ area: area.code }),
  ]);
  await world.sql(
    "insert into qualification_type (id, code, name, name_en) values (gen_random_uuid(), 'TEST_CERT', '测试证书', 'Test certificate') on conflict do nothing",
  );
  await world.sql(
    "insert into qualification (id, volunteer_id, type_code, issued_on) values (gen_random_uuid(), $1, 'TEST_CERT', '2025-01-01')",
    [volunteerId],
  );
  const teamId = randomUUID();
  await world.sql("insert into volunteer_team (id, name, kind, area_codes, service_codes) values ($1, $2, 'OTHER', $3, '{}')", [
    teamId,
    `队 ${teamId}`,
    [area.code],
  ]);
  const needId = await world.need({ householdId, area: area.code });
  await world.need({ householdId, area: area.code, tier: 'EMERGENCY' });
  const place = { area: area.code, householdId };
  const offer = await offerIn(world, 'SENT', place);
  const visit = await visitIn(world, 'CONFIRMED', place);
  await world.sql(
    "insert into visit_mark (id, assignment_id, kind, happened_at, received_at) values (gen_random_uuid(), $1, 'START', now(), now())",
    [visit.id],
  );
  await attemptIn(world, volunteerId, true);
  await visitPhotoIn(world, visit.id);
  await dutyAnswerIn(world, { ...place, volunteerId });
  const verified = await visitIn(world, 'VERIFIED', { ...place, startsAt: hour(-40) });
  const recordCorrectionId = await correctionIn(world, verified, area.code);
  await world.sql('insert into visit_rating (id, assignment_id, stars, heard_by, heard_at) values (gen_random_uuid(), $1, 5, $2, now())', [
    verified.id,
    (await world.actor('COORDINATOR')).accountId,
  ]);
  await certificateIn(world, volunteerId);
  const runId = await matchRunIn(world, area.code, needId, volunteerId);
  const plan = await planIn(world, 'DRAFT', householdId, area.code);
  const applicationId = await applicationIn(world, 'SUBMITTED', householdId, area.code);
  await applicationPapers(world, applicationId);
  const delegationId = await delegationIn(world, area.code);
  const caseId = await caseIn(world, 'REFERRED', { householdId, area: area.code });
  await bereavementIn(world, householdId, area.code);
  const care = {
    caseId,
    alertId: await alertIn(world, 'OPEN', place),
    glassId: await glassIn(world, caseId, area.code),
    shiftId: await shiftIn(world, area.code),
    absenceId: await absenceIn(world, area.district),
    cosignId: await cosignIn(world, householdId, area.code),
  };
  const clockId = await clockIn(world, area.code, householdId);
  const leadId = await leadIn(world, area.code);
  await linkIn(world, leadId, householdId);
  const socialCaseId = await socialCaseIn(world, householdId, area.code);
  const pairing = await pairingSide(world, area.code, organisationId);
  await heldIn(world, householdId, area.code, area === LAOSHAN ? 6 : 7);
  await caseRowsIn(world, socialCaseId);
  const account = await world.actor('GRID_WORKER', { area: area.community });
  return {
    area,
    householdId,
    personId: membership?.person_id ?? '',
    membershipId: membership?.id ?? '',
    statusId,
    consentId: consent?.id ?? '',
    volunteerId,
    teamId,
    needId,
    planId: plan.id,
    applicationId,
    allowance: await allowanceIn(world, area.code),
    hardship: await hardshipSide(world, area.code),
    arrangementId: (await arrangementIn(world, area.code)).id,
    subsidy: await subsidyIn(world, area.code),
    delegationId,
    ...care,
    clockId,
    proxy: await proxyIn(world, area.code, householdId),
    relief: await reliefIn(world, 'RELIEVED', area.code, householdId),
    leadId,
    joinerId: await joinerIn(world, area.code),
    claimId: await claimIn(world, volunteerId),
    socialCaseId,
    runId,
    ...(await coverageIn(world, area, householdId)),
    ...(await comparisonIn(world, area.code)),
    paymentId: await paymentIn(world, area.code, householdId),
    ...(await inspectionIn(world, { area: area.code, householdId })),
    ...(await outreachIn(world, { area: area.code, householdId })),
    ...(await trainingIn(world, area.code)),
    ...(await verificationIn(world, { area: area.code, householdId, applicationId })),
    pairing,
    produce: await produceSide(world, pairing),
    ...(await resourceLinkIn(world, { householdId, area: area.code })),
    recordCorrectionId,
    offer,
    visit,
    accountId: account.accountId ?? '',
  };
}

/** A plan of matching with one line, ready to be sent. */
export async function matchRunIn(world: World, area: number, needId: string, volunteerId: string): Promise<string> {
  const id = randomUUID();
  const startsAt = hour(50);
  await world.sql("insert into match_run (id, area_code, state, horizon_days, created_by) values ($1, $2, 'READY', 7, $3)", [
    id,
    area,
    (await world.actor('COORDINATOR')).accountId,
  ]);
  await world.sql(
    "insert into match_proposal (id, run_id, need_id, volunteer_id, score, parts, starts_at, ends_at) values (gen_random_uuid(), $1, $2, $3, 1, '[]', $4, $5)",
    [id, needId, volunteerId, startsAt, hour(51)],
  );
  return id;
}

/** Starts a world with both sides and one actor of each role. Stop `world` at the end. */
export async function setStage(): Promise<Stage> {
  const world = await World.start();
  const organisationId = randomUUID();
  await world.sql("insert into organisation (id, name, kind, area_code) values ($1, '测试公益组织', 'NGO', $2)", [
    organisationId,
    LAOSHAN.code,
  ]);
  const volunteer = await world.volunteerActor();
  const entries: [RoleName, Actor][] = [];
  for (const role of ROLES) {
    const place = role === 'NGO_STAFF' ? { area: null, organisationId } : { area: LAOSHAN.district };
    entries.push([role, role === 'VOLUNTEER' ? volunteer : await world.actor(role, place)]);
  }
  const actors = Object.fromEntries(entries) as Record<RoleName, Actor>;
  return {
    world,
    actors,
    ownVolunteerId: volunteer.volunteerId,
    organisationId,
    colleague: await world.actor('COORDINATOR', { area: LAOSHAN.district }),
    own: await side(world, LAOSHAN, organisationId),
    other: await side(world, SHINAN, null),
  };
}
