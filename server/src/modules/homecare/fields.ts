import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { Household, householdById, Person, personById } from '../households/index.js';
import { AbilityAnswer, AbilityAssessment, AbilityScale } from './ability.js';
import { CareArrangement, CareHours, CareQualityCheck, CareSlot } from './arrangement.js';
import {
  arrangementById,
  arrangementsByHousehold,
  assessmentById,
  assessmentsByHousehold,
  checksByArrangement,
  hoursByArrangement,
  monthByArrangement,
  scaleById,
  slotsByArrangement,
} from './loaders.js';

/** Fields of assessments. */
@Resolver(() => AbilityAssessment)
export class AbilityFields {
  @FieldResolver(() => Person, { nullable: true, description: 'Who was assessed, masked.' })
  person(@Ctx() { op }: Context, @Root() assessment: AbilityAssessment): Promise<Person | null> {
    return op.load(personById, assessment.personId);
  }

  @FieldResolver(() => AbilityScale, { nullable: true, description: 'The version of the scale that was used.' })
  scale(@Ctx() { op }: Context, @Root() assessment: AbilityAssessment): Promise<AbilityScale | null> {
    return op.load(scaleById, assessment.scaleId);
  }

  @FieldResolver(() => [AbilityAnswer], { description: 'Answers, in the order of the scale.' })
  async answers(@Ctx() { op }: Context, @Root() assessment: AbilityAssessment): Promise<AbilityAnswer[]> {
    const scale = await op.load(scaleById, assessment.scaleId);
    return (scale?.items ?? []).map(({ code }) =>
      Object.assign(new AbilityAnswer(), { item: code, points: assessment.answers[code] ?? 0 }),
    );
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever assessed.' })
  assessorName(@Ctx() { op }: Context, @Root() assessment: AbilityAssessment): Promise<string | null> {
    return op.load(accountName, assessment.assessorId);
  }
}

/** Fields of arrangements. */
@Resolver(() => CareArrangement)
export class ArrangementFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<Household | null> {
    return op.load(householdById, arrangement.householdId);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who is cared for, masked.' })
  person(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<Person | null> {
    return op.load(personById, arrangement.personId);
  }

  @FieldResolver(() => AbilityAssessment, { nullable: true, description: 'The assessment it rests on.' })
  assessment(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<AbilityAssessment | null> {
    return op.load(assessmentById, arrangement.assessmentId);
  }

  @FieldResolver(() => [CareSlot], { description: 'Its week.' })
  slots(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<CareSlot[]> {
    return op.load(slotsByArrangement, arrangement.id);
  }

  @FieldResolver(() => [CareHours], { description: 'Care that was given, the newest first.' })
  hours(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<CareHours[]> {
    return op.load(hoursByArrangement, arrangement.id);
  }

  @FieldResolver(() => [CareQualityCheck], { description: 'Checks of quality, the newest first.' })
  checks(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<CareQualityCheck[]> {
    return op.load(checksByArrangement, arrangement.id);
  }

  @FieldResolver(() => Int, { description: 'Minutes of this month by the week, from its first day on (Asia/Shanghai).' })
  async plannedMinutes(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<number> {
    return (await op.load(monthByArrangement, arrangement.id)).planned;
  }

  @FieldResolver(() => Int, { description: 'Minutes of this month that somebody else has confirmed.' })
  async confirmedMinutes(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<number> {
    return (await op.load(monthByArrangement, arrangement.id)).confirmed;
  }

  @FieldResolver(() => Int, { description: 'Minutes of this month that wait to be confirmed.' })
  async waitingMinutes(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<number> {
    return (await op.load(monthByArrangement, arrangement.id)).waiting;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record hours and end it.' })
  viewerCanWork(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): boolean {
    return arrangement.endedOn === null && op.actor.can('homecare:work', arrangement.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may check its quality: somebody who recorded none of its hours.' })
  async viewerCanCheck(@Ctx() { op }: Context, @Root() arrangement: CareArrangement): Promise<boolean> {
    if (arrangement.endedOn !== null || !op.actor.can('homecare:verify', arrangement.areaCode)) return false;
    return !(await op.load(hoursByArrangement, arrangement.id)).some((hours) => hours.recordedBy === op.actor.accountId);
  }
}

/** Fields of hours. */
@Resolver(() => CareHours)
export class HoursFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever recorded it.' })
  recordedByName(@Ctx() { op }: Context, @Root() hours: CareHours): Promise<string | null> {
    return op.load(accountName, hours.recordedBy);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever confirmed it; null before that.' })
  async verifiedByName(@Ctx() { op }: Context, @Root() hours: CareHours): Promise<string | null> {
    return hours.verifiedBy === null ? null : op.load(accountName, hours.verifiedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may confirm it now: not yet confirmed, and recorded by somebody else.' })
  async viewerCanVerify(@Ctx() { op }: Context, @Root() hours: CareHours): Promise<boolean> {
    if (hours.verifiedBy !== null || hours.recordedBy === op.actor.accountId) return false;
    const arrangement = await op.load(arrangementById, hours.arrangementId);
    return arrangement !== null && op.actor.can('homecare:verify', arrangement.areaCode);
  }
}

/** Fields of checks. */
@Resolver(() => CareQualityCheck)
export class QualityFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever checked.' })
  checkedByName(@Ctx() { op }: Context, @Root() check: CareQualityCheck): Promise<string | null> {
    return op.load(accountName, check.checkedBy);
  }
}

/** Care of households. */
@Resolver(() => Household)
export class HouseholdHomecareFields {
  @FieldResolver(() => [AbilityAssessment], {
    description: 'Assessments of its members, the newest first; empty when the viewer may not read them.',
  })
  abilityAssessments(@Ctx() { op }: Context, @Root() household: Household): Promise<AbilityAssessment[]> {
    return op.load(assessmentsByHousehold, household.id);
  }

  @FieldResolver(() => [CareArrangement], {
    description: 'Care arranged for its members, the newest first; empty when the viewer may not read it.',
  })
  homecareArrangements(@Ctx() { op }: Context, @Root() household: Household): Promise<CareArrangement[]> {
    return op.load(arrangementsByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may assess its members and arrange care for them.' })
  viewerCanAssess(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('homecare:work', household.areaCode);
  }
}
