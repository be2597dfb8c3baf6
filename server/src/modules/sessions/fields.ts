import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { DeadlineClock, deadlineClock } from '../calendars/index.js';
import { Household, householdById, maskName, Person, personById } from '../households/index.js';
import { teamById, VolunteerTeam } from '../volunteers/index.js';
import { CareAbsence } from './absence.js';
import { AlertState, AlertStep, BreakGlass, DutyShift, RiskAlert } from './alert.js';
import {
  administrationsByReferral,
  consentByReferral,
  livingAlertsByReferral,
  referralById,
  scaleById,
  sessionsByReferral,
  stepsByAlert,
  supportStatusByHousehold,
  uncoveredByReferral,
} from './loaders.js';
import { lastDebrief } from './loads.js';
import { CareLoad, CareOutcomeRow, SignedText } from './payloads.js';
import { coveredOn, ReferralState, SupportReferral, SupportStatus } from './referral.js';
import { ScaleDefinition, ScaleVersion } from './scale.js';
import { ScaleAdministration, SessionState, SupportSession } from './session.js';

const name = ({ op }: Context, id: string | null): Promise<string | null> | null => (id === null ? null : op.load(accountName, id));

/** Fields of cases. */
@Resolver(() => SupportReferral)
export class ReferralFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<Household | null> {
    return op.load(householdById, referral.householdId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person, masked.' })
  person(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<Person | null> {
    return op.load(personById, referral.personId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever referred.' })
  referredByName(@Ctx() context: Context, @Root() referral: SupportReferral) {
    return name(context, referral.referredBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the worker of the case.' })
  workerName(@Ctx() context: Context, @Root() referral: SupportReferral) {
    return name(context, referral.workerId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever covers.' })
  coverName(@Ctx() context: Context, @Root() referral: SupportReferral) {
    return name(context, referral.coverId);
  }

  @FieldResolver(() => [SupportSession], { description: 'Sessions, the newest first, without their notes.' })
  sessions(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<SupportSession[]> {
    return op.load(sessionsByReferral, referral.id);
  }

  @FieldResolver(() => [ScaleAdministration], { description: 'Scales given, the oldest first, without answers and scores.' })
  administrations(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<ScaleAdministration[]> {
    return op.load(administrationsByReferral, referral.id);
  }

  @FieldResolver(() => [RiskAlert], { description: 'Alerts that are not closed.' })
  alerts(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<RiskAlert[]> {
    return op.load(livingAlertsByReferral, referral.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the consent to psychological care holds today; without it nothing new is recorded.',
  })
  consentHolds(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<boolean> {
    return op.load(consentByReferral, referral.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer works on this case now.' })
  viewerCanWork(@Ctx() { op }: Context, @Root() referral: SupportReferral): boolean {
    const me = op.actor.accountId;
    return (
      referral.state === ReferralState.ACCEPTED &&
      (referral.workerId === me || (referral.coverId === me && coveredOn(referral, civilDate(op.now)))) &&
      op.actor.can('care:work', referral.areaCode)
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may hand it over or have it covered.' })
  viewerCanTransfer(@Ctx() { op }: Context, @Root() referral: SupportReferral): boolean {
    return referral.state === ReferralState.ACCEPTED && op.actor.can('care:supervise', referral.areaCode);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether its worker is away, today or on the day of the next session, and nobody covers that day.',
  })
  uncovered(@Ctx() { op }: Context, @Root() referral: SupportReferral): Promise<boolean> {
    return op.load(uncoveredByReferral, referral.id);
  }
}

/** Fields of sessions. */
@Resolver(() => SupportSession)
export class SessionFields {
  @FieldResolver(() => SupportReferral, { nullable: true, description: 'The case.' })
  referral(@Ctx() { op }: Context, @Root() session: SupportSession): Promise<SupportReferral | null> {
    return op.load(referralById, session.referralId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the author.' })
  workerName(@Ctx() context: Context, @Root() session: SupportSession) {
    return name(context, session.workerId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever co-signed.' })
  cosignedByName(@Ctx() context: Context, @Root() session: SupportSession) {
    return name(context, session.cosignedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may still write it.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() session: SupportSession): boolean {
    return session.state === SessionState.DRAFT && session.workerId === op.actor.accountId;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may co-sign it now.' })
  viewerCanCosign(@Ctx() { op }: Context, @Root() session: SupportSession): boolean {
    return (
      session.state === SessionState.SIGNED &&
      session.cosignedBy === null &&
      session.workerId !== op.actor.accountId &&
      op.actor.can('care:supervise')
    );
  }
}

/** Fields of givings of scales. */
@Resolver(() => ScaleAdministration)
export class AdministrationFields {
  @FieldResolver(() => ScaleVersion, { nullable: true, description: 'The version that was used.' })
  scale(@Ctx() { op }: Context, @Root() administration: ScaleAdministration): Promise<ScaleVersion | null> {
    return op.load(scaleById, administration.scaleVersionId);
  }
}

/** Fields of alerts. */
@Resolver(() => RiskAlert)
export class AlertFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked; null where the viewer may not see it.' })
  household(@Ctx() { op }: Context, @Root() alert: RiskAlert): Promise<Household | null> {
    return op.load(householdById, alert.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area.' })
  area(@Ctx() { op }: Context, @Root() alert: RiskAlert): Promise<AdminArea | null> {
    return op.load(areaByCode, alert.areaCode);
  }

  @FieldResolver(() => SupportReferral, { nullable: true, description: 'The case; null where there is none or the viewer may not see it.' })
  async referral(@Ctx() { op }: Context, @Root() alert: RiskAlert): Promise<SupportReferral | null> {
    return alert.referralId === null ? null : op.load(referralById, alert.referralId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever raised it.' })
  raisedByName(@Ctx() context: Context, @Root() alert: RiskAlert) {
    return name(context, alert.raisedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever acknowledged it.' })
  acknowledgedByName(@Ctx() context: Context, @Root() alert: RiskAlert) {
    return name(context, alert.acknowledgedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever assessed it.' })
  assessedByName(@Ctx() context: Context, @Root() alert: RiskAlert) {
    return name(context, alert.assessedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever closed it.' })
  closedByName(@Ctx() context: Context, @Root() alert: RiskAlert) {
    return name(context, alert.closedBy);
  }

  @FieldResolver(() => [AlertStep], { description: 'Steps of the ladder that were taken.' })
  steps(@Ctx() { op }: Context, @Root() alert: RiskAlert): Promise<AlertStep[]> {
    return op.load(stepsByAlert, alert.id);
  }

  @FieldResolver(() => DeadlineClock, { description: 'Clock of the acknowledgement.' })
  acknowledgeClock(@Ctx() { op }: Context, @Root() alert: RiskAlert): Promise<DeadlineClock> {
    return deadlineClock(op, alert.acknowledgeDueAt, { doneAt: alert.acknowledgedAt });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may close it now: never whoever assessed it.' })
  viewerCanClose(@Ctx() { op }: Context, @Root() alert: RiskAlert): boolean {
    return alert.state === AlertState.ASSESSED && alert.assessedBy !== op.actor.accountId && op.actor.can('care:alert');
  }
}

/** Fields of ladder steps. */
@Resolver(() => AlertStep)
export class StepFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever was called; null when nobody was on duty.' })
  calledName(@Ctx() context: Context, @Root() step: AlertStep) {
    return name(context, step.accountId);
  }
}

/** Fields of emergency accesses. */
@Resolver(() => BreakGlass)
export class GlassFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever opened it.' })
  openedByName(@Ctx() context: Context, @Root() glass: BreakGlass) {
    return name(context, glass.openedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever reviewed it.' })
  reviewedByName(@Ctx() context: Context, @Root() glass: BreakGlass) {
    return name(context, glass.reviewedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may review it now.' })
  viewerCanReview(@Ctx() { op }: Context, @Root() glass: BreakGlass): boolean {
    return glass.reviewedBy === null && glass.openedBy !== op.actor.accountId && op.actor.can('care:supervise', glass.areaCode);
  }
}

/** Fields of shifts. */
@Resolver(() => DutyShift)
export class ShiftFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever is on duty.' })
  accountName(@Ctx() context: Context, @Root() shift: DutyShift) {
    return name(context, shift.accountId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'The area.' })
  area(@Ctx() { op }: Context, @Root() shift: DutyShift): Promise<AdminArea | null> {
    return op.load(areaByCode, shift.areaCode);
  }
}

/** Fields of absences. */
@Resolver(() => CareAbsence)
export class AbsenceFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever is away.' })
  workerName(@Ctx() context: Context, @Root() absence: CareAbsence) {
    return name(context, absence.accountId);
  }
}

/** Fields of figures. */
@Resolver(() => CareOutcomeRow)
export class OutcomeFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The district; null for a total over all.' })
  async area(@Ctx() { op }: Context, @Root() row: CareOutcomeRow): Promise<AdminArea | null> {
    return row.areaCode === null ? null : op.load(areaByCode, row.areaCode);
  }

  @FieldResolver(() => VolunteerTeam, { nullable: true, description: 'The team; null for a total, and for social workers without one.' })
  async team(@Ctx() { op }: Context, @Root() row: CareOutcomeRow): Promise<VolunteerTeam | null> {
    return row.teamId === null ? null : op.load(teamById, row.teamId);
  }
}

/** Fields of addenda. */
@Resolver(() => SignedText)
export class SignedTextFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of the author.' })
  authorName(@Ctx() context: Context, @Root() text: SignedText) {
    return name(context, text.authorId);
  }
}

/** Fields of loads. */
@Resolver(() => CareLoad)
export class LoadFields {
  @FieldResolver(() => String, { description: 'Name of the worker; of a volunteer masked.' })
  workerName(@Root() load: CareLoad): string {
    return load.volunteer ? maskName(load.name) : load.name;
  }

  @FieldResolver(() => LocalDate, { nullable: true, description: 'Day of the last debrief with a supervisor.' })
  lastDebriefOn(@Ctx() { op }: Context, @Root() load: CareLoad): Promise<string | null> {
    return op.load(lastDebrief, load.id);
  }
}

/** What households tell of support. */
@Resolver(() => Household)
export class HouseholdSupportFields {
  @FieldResolver(() => SupportStatus, {
    nullable: true,
    description: 'Whether somebody gets psychological support, when next, how urgent; null for whoever may not ask.',
  })
  supportStatus(@Ctx() { op }: Context, @Root() household: Household): Promise<SupportStatus | null> {
    return op.load(supportStatusByHousehold, household.id);
  }
}

/** Fields of the definition of a scale. */
@Resolver(() => ScaleDefinition)
export class ScaleDefinitionFields {
  @FieldResolver(() => [Int], { description: 'Items, from 1, that are scored the other way round; none as a rule.' })
  reverseItems(@Root() definition: ScaleDefinition): number[] {
    return definition.reverseItems ?? [];
  }
}
