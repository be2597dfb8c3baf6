import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { blurredPoint, GeoPoint } from '../../platform/graphql/geo-point.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Viewer } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import {
  loadCodes,
  QualificationType,
  qualificationTypeByCode,
  ServiceType,
  serviceTypeByCode,
  Skill,
  skillByCode,
} from '../catalogue/index.js';
import { Household, householdById, maskPhone } from '../households/index.js';
import { askingByVolunteer, VolunteerAsking } from './asking.js';
import { Absence, AvailabilityDay, AvailabilityWindow, Qualification, VolunteerDay, VolunteerExclusion } from './dated-facts.js';
import {
  absencesByVolunteer,
  availabilityByVolunteer,
  daysByVolunteer,
  exclusionsByVolunteer,
  nextExpiryByVolunteer,
  qualificationsByVolunteer,
  teamsByVolunteer,
  volunteerByAccount,
  workByVolunteer,
} from './loaders.js';
import { VolunteerTeam } from './team.js';
import { Volunteer } from './volunteer.js';
import { weekOf } from './week.js';

/** Fields of volunteers. */
@Resolver(() => Volunteer)
export class VolunteerFields {
  @FieldResolver(() => String, { nullable: true, description: 'Telephone number, masked: 138****1234; null when none is on record.' })
  phone(@Root() volunteer: Volunteer): string | null {
    return volunteer.phone === null ? null : maskPhone(volunteer.phone);
  }

  @FieldResolver(() => AdminArea, { description: 'Area in which the volunteer lives.' })
  async homeArea(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<AdminArea | null> {
    return op.load(areaByCode, volunteer.homeAreaCode);
  }

  @FieldResolver(() => GeoPoint, {
    nullable: true,
    description: 'Place of the home, blurred to about a kilometre; null when not on record.',
  })
  location(@Root() volunteer: Volunteer): GeoPoint | null {
    return blurredPoint(volunteer.latitude, volunteer.longitude);
  }

  @FieldResolver(() => [VolunteerTeam], { description: 'Teams, by name.' })
  teams(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<VolunteerTeam[]> {
    return op.load(teamsByVolunteer, volunteer.id);
  }

  @FieldResolver(() => [Skill], { description: 'Skills.' })
  skills(@Ctx() { op }: Context, @Root() volunteer: Volunteer): MaybePromise<Skill[]> {
    return loadCodes(op, skillByCode, volunteer.skillCodes);
  }

  @FieldResolver(() => [Qualification], { description: 'Qualifications, lapsed ones too; newest first within a kind.' })
  qualifications(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<Qualification[]> {
    return op.load(qualificationsByVolunteer, volunteer.id);
  }

  @FieldResolver(() => [AvailabilityWindow], { description: 'Hours of each week, by weekday and start.' })
  availability(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<AvailabilityWindow[]> {
    return op.load(availabilityByVolunteer, volunteer.id);
  }

  @FieldResolver(() => [AvailabilityDay], { description: 'Hours of single days, of today and later, by day and start.' })
  async availabilityDays(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<AvailabilityDay[]> {
    const today = civilDate(op.now);
    return (await op.load(daysByVolunteer, volunteer.id)).filter(({ day }) => day >= today);
  }

  @FieldResolver(() => [Absence], { description: 'Absences of today and later, by first day.' })
  async absences(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<Absence[]> {
    const today = civilDate(op.now);
    return (await op.load(absencesByVolunteer, volunteer.id)).filter((absence) => absence.until >= today);
  }

  @FieldResolver(() => [ServiceType], { description: 'Services the volunteer likes best.' })
  preferences(@Ctx() { op }: Context, @Root() volunteer: Volunteer): MaybePromise<ServiceType[]> {
    return loadCodes(op, serviceTypeByCode, volunteer.preferredServiceCodes);
  }

  @FieldResolver(() => [VolunteerExclusion], { description: 'Households to which this volunteer is not sent.' })
  exclusions(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<VolunteerExclusion[]> {
    return op.load(exclusionsByVolunteer, volunteer.id);
  }

  @FieldResolver(() => Int, { description: 'Minutes served in the last 30 days, from visits done or verified, wherever they were.' })
  async minutesLast30Days(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<number> {
    return (await op.load(workByVolunteer, volunteer.id)).minutes;
  }

  @FieldResolver(() => VolunteerAsking, { nullable: true, description: 'How often the volunteer is asked, wherever it was.' })
  asking(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<VolunteerAsking | null> {
    return op.load(askingByVolunteer, volunteer.id);
  }

  @FieldResolver(() => Int, { description: 'Assignments confirmed or begun, wherever they are.' })
  async openAssignmentCount(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<number> {
    return (await op.load(workByVolunteer, volunteer.id)).open;
  }

  @FieldResolver(() => LocalDate, {
    nullable: true,
    description:
      'First day on which the vetting or a kind of qualification lapses; in the past when one has lapsed and was not renewed; null when nothing does.',
  })
  nextExpiry(@Ctx() { op }: Context, @Root() volunteer: Volunteer): Promise<string | null> {
    return op.load(nextExpiryByVolunteer, volunteer.id);
  }

  @FieldResolver(() => [VolunteerDay], { description: 'Seven days from `from` on (today when left out): hours offered and booked.' })
  week(
    @Ctx() { op }: Context,
    @Root() volunteer: Volunteer,
    @Arg('from', () => LocalDate, { nullable: true, description: 'First day.' }) from?: string | null,
  ): Promise<VolunteerDay[]> {
    return weekOf(op, volunteer.id, from ?? civilDate(op.now));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change this volunteer.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() volunteer: Volunteer): boolean {
    return op.actor.can('volunteer:edit', volunteer.homeAreaCode);
  }
}

/** Fields of qualifications. */
@Resolver(() => Qualification)
export class QualificationFields {
  @FieldResolver(() => QualificationType, { description: 'Kind.' })
  type(@Ctx() { op }: Context, @Root() qualification: Qualification): Promise<QualificationType | null> {
    return op.load(qualificationTypeByCode, qualification.typeCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it holds today.' })
  valid(@Ctx() { op }: Context, @Root() { issuedOn, expiresOn }: Qualification): boolean {
    const today = civilDate(op.now);
    return issuedOn <= today && (expiresOn === null || expiresOn >= today);
  }
}

/** Fields of exclusions. */
@Resolver(() => VolunteerExclusion)
export class VolunteerExclusionFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household; null when the viewer may not see it.' })
  household(@Ctx() { op }: Context, @Root() exclusion: VolunteerExclusion): Promise<Household | null> {
    return op.load(householdById, exclusion.householdId);
  }
}

/** The viewer as a volunteer. */
@Resolver(() => Viewer)
export class ViewerVolunteerFields {
  @FieldResolver(() => Volunteer, { nullable: true, description: 'The volunteer whom the viewer is; null for everyone else.' })
  volunteer(@Ctx() { op }: Context): Promise<Volunteer | null> {
    return op.load(volunteerByAccount, op.accountId);
  }
}
