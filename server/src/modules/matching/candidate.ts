import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RuleCheck, RuleCode } from '../assignments/index.js';
import { ScorePartCode } from './policy.js';

registerEnumType(ScorePartCode, {
  name: 'ScorePartCode',
  description: 'Parts of a score. Their weights are dated policy parameters by area.',
  valuesConfig: {
    SKILL_CLOSENESS: { description: "How closely the volunteer's skills are those that the service asks for." },
    DISTANCE: { description: 'Nearness to the household.' },
    CONTINUITY: { description: 'Visits to this household before.' },
    LOAD_FAIRNESS: { description: 'Room left beside recent and promised work.' },
    PREFERENCE: { description: 'Whether the volunteer likes this service.' },
    RELIABILITY: { description: 'Share of visits kept in the last year.' },
    EXPERIENCE: { description: 'Visits of this service done before.' },
  },
});

/** One part of a score. */
@ObjectType({ simpleResolvers: true, description: 'One part of a score.' })
export class ScorePart {
  @Field(() => ScorePartCode, { description: 'The part.' })
  code!: ScorePartCode;
  @Field(() => Float, { description: '0 to 1.' })
  value!: number;
  @Field(() => Float, { description: 'Points for a value of 1, as set for the area.' })
  weight!: number;
  @Field(() => Float, { description: 'value x weight, to two decimals.' })
  points!: number;
  @Field(() => String, { nullable: true, description: 'What the value rests on, as figures and codes.' })
  evidence!: string | null;
}

/** One thing that would have to change for a pair to fit. */
@ObjectType({ simpleResolvers: true, description: 'One thing that would have to change for a pair to fit.' })
export class MatchChange {
  @Field(() => RuleCode, { description: 'The rule that would then hold.' })
  rule!: RuleCode;
  @Field(() => Float, {
    nullable: true,
    description:
      'How much: minutes more a week (WEEKLY_LIMIT) or of an opening (AVAILABLE), kilometres more (AREA_OR_TRAVEL); null where it is yes or no.',
  })
  amount!: number | null;
}

/** A volunteer held against a need. */
@ObjectType({ simpleResolvers: true, description: 'A volunteer held against a need: hard rules apart from the score.' })
export class MatchCandidate {
  volunteerId!: string;
  @Field(() => Boolean, { description: 'Whether every hard rule holds at the proposed time.' })
  eligible!: boolean;
  @Field(() => Int, { nullable: true, description: 'Place among the eligible, from 1; null for others, and for a pair asked for alone.' })
  rank!: number | null;
  @Field(() => Float, { description: "The sum of the parts' points." })
  score!: number;
  @Field(() => [ScorePart], { description: 'What the score is made of.' })
  parts!: ScorePart[];
  @Field(() => [RuleCheck], { description: 'Every hard rule, held or failed.' })
  rules!: RuleCheck[];
  @Field(() => Date, {
    nullable: true,
    description:
      'Proposed start (UTC): the earliest that breaks no rule; of somebody who is not eligible the time at which the fewest fail.',
  })
  startsAt!: Date | null;
  @Field(() => Date, { nullable: true, description: 'Proposed end (UTC).' })
  endsAt!: Date | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Kilometres from home to household, as the crow flies; null when a place is not known.',
  })
  distanceKm!: number | null;
  @Field(() => [MatchChange], {
    description:
      'Of a pair asked for alone what would have to change for it to fit, all of it together; empty when it fits, and in a ranking.',
  })
  changes!: MatchChange[];
  @Field(() => Boolean, {
    description: 'Whether it fits or would fit with `changes`; false when a rule fails that protects people and does not give way.',
  })
  mayFit!: boolean;
}

/** The ranking for one need. */
@ObjectType({ simpleResolvers: true, description: 'Who could serve a need.' })
export class MatchCandidates {
  needId!: string;
  @Field(() => [MatchCandidate], { description: 'The eligible by score, then those who fail the fewest rules.' })
  candidates!: MatchCandidate[];
  @Field(() => Int, { description: 'How many meet every hard rule.' })
  eligibleCount!: number;
  @Field(() => Int, {
    description: 'How many were looked at: active members of fitting teams who reach the household, as far as the viewer may see them.',
  })
  consideredCount!: number;
}
