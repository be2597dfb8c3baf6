import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserError, userErrorTypes } from '../../platform/errors/user-error.js';

/** Hard rules of matching; a volunteer who fails one cannot serve the need. */
export enum RuleCode {
  ACTIVE_VETTED = 'ACTIVE_VETTED',
  TEAM_OFFERS_SERVICE = 'TEAM_OFFERS_SERVICE',
  SKILL = 'SKILL',
  QUALIFICATION = 'QUALIFICATION',
  AREA_OR_TRAVEL = 'AREA_OR_TRAVEL',
  AVAILABLE = 'AVAILABLE',
  NO_OVERLAP = 'NO_OVERLAP',
  WEEKLY_LIMIT = 'WEEKLY_LIMIT',
  EXCLUSION = 'EXCLUSION',
  HOUSEHOLD_CONSENT = 'HOUSEHOLD_CONSENT',
  SEX = 'SEX',
  DIALECT = 'DIALECT',
  NOT_ALREADY_ON_NEED = 'NOT_ALREADY_ON_NEED',
  MINORS_RULE = 'MINORS_RULE',
  REST = 'REST',
  REST_AFTER = 'REST_AFTER',
  INSURED = 'INSURED',
}
registerEnumType(RuleCode, {
  name: 'RuleCode',
  description: 'Hard rules of matching. The console has a sentence for each in both languages.',
});

/** One hard rule, checked. */
@ObjectType({ simpleResolvers: true, description: 'One hard rule, checked for one pair of need and volunteer.' })
export class RuleCheck {
  @Field(() => RuleCode, { description: 'The rule.' })
  code!: RuleCode;
  @Field(() => Boolean, { description: 'Whether it holds.' })
  passed!: boolean;
  @Field(() => String, { nullable: true, description: 'What was found, e.g. the date on which a qualification expired.' })
  evidence!: string | null;
}

/** An interval. */
@ObjectType({ simpleResolvers: true, description: 'An interval of time (UTC).' })
export class TimeSpan {
  @Field(() => Date, { description: 'Start (UTC).' })
  startsAt!: Date;
  @Field(() => Date, { description: 'End (UTC), not included.' })
  endsAt!: Date;
}

/** Somebody else was faster. */
@ObjectType({ implements: UserError, simpleResolvers: true, description: 'All seats are taken: somebody else was faster.' })
export class SeatTaken extends UserError {
  @Field(() => Int, { description: 'Seats of the need.' })
  seats!: number;
  @Field(() => Int, { description: 'Seats now offered or filled.' })
  taken!: number;
}

/** The volunteer is busy. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'The volunteer has another commitment then, the way there and back included.',
})
export class VolunteerUnavailable extends UserError {
  @Field(() => TimeSpan, { description: 'The commitment in the way.' })
  conflict!: TimeSpan;
}

/** Hard rules fail. */
@ObjectType({ implements: UserError, simpleResolvers: true, description: 'The volunteer fails hard rules for this need.' })
export class VolunteerIneligible extends UserError {
  @Field(() => [RuleCheck], { description: 'The rules that fail.' })
  failedRules!: RuleCheck[];
}

userErrorTypes.push(SeatTaken, VolunteerUnavailable, VolunteerIneligible);
