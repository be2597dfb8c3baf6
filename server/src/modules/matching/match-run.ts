import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { RuleCode } from '../assignments/index.js';
import type { TeamKind } from '../catalogue/index.js';
import { PriorityTier } from '../tasks/index.js';
import { ScorePart } from './candidate.js';
import type { Shortage } from './shortage.js';

/** Where a plan stands. */
export enum MatchRunState {
  RUNNING = 'RUNNING',
  READY = 'READY',
  COMMITTED = 'COMMITTED',
  DISCARDED = 'DISCARDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(MatchRunState, {
  name: 'MatchRunState',
  description: 'Where a plan stands.',
  valuesConfig: {
    RUNNING: { description: 'Being computed; `job` shows how far.' },
    READY: { description: 'To be reviewed; nothing is sent yet.' },
    COMMITTED: { description: 'Its included proposals were sent as offers.' },
    DISCARDED: { description: 'Put aside by a person.' },
    FAILED: { description: 'Could not be computed; `job.message` says why.' },
    CANCELLED: { description: 'Stopped by a person while it was computed.' },
  },
});

/** What became of a proposal at commit. */
export enum ProposalOutcome {
  SENT = 'SENT',
  CHANGED_MEANWHILE = 'CHANGED_MEANWHILE',
}
registerEnumType(ProposalOutcome, {
  name: 'ProposalOutcome',
  description: 'What became of a proposal when its plan was committed.',
  valuesConfig: {
    SENT: { description: 'Sent as an offer.' },
    CHANGED_MEANWHILE: { description: 'Not sent: need or volunteer had changed since, and a hard rule failed or the seat was gone.' },
  },
});

/** Why seats stay empty in a plan. */
export enum UnfilledReason {
  NOBODY_ELIGIBLE = 'NOBODY_ELIGIBLE',
  ALL_BUSY_WITH_BETTER = 'ALL_BUSY_WITH_BETTER',
  CONFLICT = 'CONFLICT',
}
registerEnumType(UnfilledReason, {
  name: 'UnfilledReason',
  description: 'Why seats of a need stay empty in a plan.',
  valuesConfig: {
    NOBODY_ELIGIBLE: { description: 'Nobody meets all hard rules.' },
    ALL_BUSY_WITH_BETTER: { description: 'Everyone eligible has reached a limit with needs that are as urgent or more.' },
    CONFLICT: { description: 'Everyone eligible is with another household at those hours.' },
  },
});

/** Seats of one tier. */
@ObjectType({ simpleResolvers: true, description: 'What a plan fills of one tier.' })
export class TierCount {
  @Field(() => PriorityTier, { description: 'The tier.' })
  tier!: PriorityTier;
  @Field(() => Int, { description: 'Needs in the plan.' })
  needs!: number;
  @Field(() => Int, { description: 'Seats that were free.' })
  seats!: number;
  @Field(() => Int, { description: 'Seats that the plan fills.' })
  filled!: number;
}

/** What a run is for. */
export enum MatchRunKind {
  PLAN = 'PLAN',
  TRIAL = 'TRIAL',
}
registerEnumType(MatchRunKind, {
  name: 'MatchRunKind',
  description: 'What a run is for.',
  valuesConfig: { PLAN: { description: 'To be reviewed and sent.' }, TRIAL: { description: "A question 'what if'; never sent." } },
});

/** What a run starts from, beside the facts. */
export interface Scenario {
  locked?: [needId: string, volunteerId: string][];
  left?: [needId: string, volunteerId: string][];
  /** A pair that has to stand. */
  force?: [needId: string, volunteerId: string];
  /** Volunteers more than there are. */
  extra?: { kind: TeamKind; areaCode: number; count: number };
}

/** A trial's plan minus the plan without it. */
@ObjectType({ simpleResolvers: true, description: "A trial's plan minus the plan without it." })
export class PlanDifference {
  @Field(() => Boolean, { description: 'False when no plan allows what was tried.' })
  possible!: boolean;
  @Field(() => Boolean, { description: 'Whether both plans are proven, so that the difference is exact.' })
  exact!: boolean;
  @Field(() => [Int], { description: 'Filled seats by tier, the most urgent first.' })
  filled!: number[];
  @Field(() => Float, { description: 'Score; its negative is the price of what was forced.' })
  score!: number;
  @Field(() => Int, { description: 'Lines of the plan that change.' })
  changedLines!: number;
}

/** 匹配方案. */
@Entity('match_run')
@ObjectType({
  simpleResolvers: true,
  description: 'A plan for all open needs of an area (匹配方案), reviewed by a person before anything is sent.',
})
export class MatchRun {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  /** Needs due within so many days are planned. */
  @Column('int')
  horizonDays!: number;
  @Field(() => MatchRunState, { description: 'Where the plan stands.' })
  @Column('text')
  state!: MatchRunState;
  @Column('uuid', { nullable: true })
  jobId!: string | null;
  @Field(() => [TierCount], { description: 'Seats by tier, the most urgent first; empty until it is ready.' })
  @Column('jsonb')
  filled!: TierCount[];
  /** As computed; the needs are added by a field resolver. */
  @Column('jsonb', { name: 'unfilled' })
  shortages!: Shortage[];
  @Field(() => Float, { nullable: true, description: "Sum of the proposals' scores." })
  @Column('double precision', { nullable: true })
  score!: number | null;
  @Field(() => Boolean, {
    description:
      'True when it is proven that no plan fills more seats, tier by tier, or as many with a higher score; false until it is ready.',
  })
  @Column('boolean', { default: false })
  optimal!: boolean;
  @Field(() => Float, {
    nullable: true,
    description:
      'Relative distance to a bound that no plan beats, at the first of seats by tier and score where they differ; null when no bound is known.',
  })
  @Column('double precision', { nullable: true })
  gap!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How unevenly the visits fall on those eligible: Gini coefficient, 0 even, towards 1 uneven.',
  })
  @Column('double precision', { nullable: true })
  giniLoad!: number | null;
  @Field(() => MatchRunKind, { description: 'A plan to be sent, or a trial whose difference to a plan is asked.' })
  @Column('text')
  kind!: MatchRunKind;
  @Field(() => Boolean, { description: 'Whether accepted visits outside the frozen window could move.' })
  @Column('boolean')
  replan!: boolean;
  @Field(() => Int, { nullable: true, description: 'Most visits that it gives to one volunteer; null for no limit but their own.' })
  @Column('int', { nullable: true })
  mostVisits!: number | null;
  @Column('uuid', { nullable: true })
  basedOn!: string | null;
  @Column('jsonb')
  scenario!: Scenario;
  @Field(() => PlanDifference, {
    nullable: true,
    description: 'Of a trial: its plan minus the plan without it, both made from the same facts; null until it is ready.',
  })
  @Column('jsonb', { nullable: true })
  difference!: PlanDifference | null;
  @Field(() => Int, { description: 'Accepted visits that a new plan leaves as they are.' })
  @Column('int')
  kept!: number;
  @Field(() => Float, { nullable: true, description: 'Share of those eligible for anything to whom the plan gives nothing, 0 to 1.' })
  @Column('double precision', { nullable: true })
  neverAsked!: number | null;
  @Column('uuid')
  createdBy!: string;
  @Field(() => Date, { description: 'Ordered at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Computed at (UTC).' })
  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
  @VersionColumn()
  version!: number;
}

/** 匹配建议. */
@Entity('match_proposal')
@ObjectType({ simpleResolvers: true, description: 'One line of a plan (匹配建议): who goes to whom, and when.' })
export class MatchProposal {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  runId!: string;
  @Column('uuid')
  needId!: string;
  @Column('uuid')
  volunteerId!: string;
  @Field(() => Float, { description: "Sum of the parts' points." })
  @Column('double precision')
  score!: number;
  @Field(() => [ScorePart], { description: 'What the score is made of.' })
  @Column('jsonb')
  parts!: ScorePart[];
  @Field(() => Date, { description: 'Planned start (UTC).' })
  @Column('timestamptz')
  startsAt!: Date;
  @Field(() => Date, { description: 'Planned end (UTC).' })
  @Column('timestamptz')
  endsAt!: Date;
  @Field(() => Boolean, { description: 'Whether a new plan keeps this line as it is.' })
  @Column('boolean')
  locked!: boolean;
  @Column('uuid', { nullable: true })
  takesBack!: string | null;
  @Field(() => Boolean, { description: 'Whether it will be sent at commit.' })
  @Column('boolean')
  included!: boolean;
  @Field(() => ProposalOutcome, {
    nullable: true,
    description: 'What became of it; null before the commit and for lines that were left out.',
  })
  @Column('text', { nullable: true })
  outcome!: ProposalOutcome | null;
}

/** What would fill a seat. */
@ObjectType({ simpleResolvers: true, description: 'A change that would fill an empty seat.' })
export class ShortageRelaxation {
  @Field(() => RuleCode, { description: 'The rule that gives way.' })
  rule!: RuleCode;
  volunteerId!: string;
  @Field(() => Float, {
    nullable: true,
    description: 'How much: minutes for limits and hours, kilometres for the way; null where it is yes or no.',
  })
  amount!: number | null;
}

/** Days of a lack. */
export enum LackDays {
  WORKDAYS = 'WORKDAYS',
  WEEKEND = 'WEEKEND',
}
registerEnumType(LackDays, { name: 'LackDays', description: 'Days on which somebody is short: Monday to Friday, or Saturday and Sunday.' });

/** Hours of a lack. */
export enum LackPart {
  MORNING = 'MORNING',
  AFTERNOON = 'AFTERNOON',
  EVENING = 'EVENING',
}
registerEnumType(LackPart, { name: 'LackPart', description: 'Hours at which somebody is short.' });

/** A need with empty seats. */
@ObjectType({ simpleResolvers: true, description: 'A need whose seats a plan does not fill.' })
export class UnfilledNeed {
  needId!: string;
  @Field(() => Int, { description: 'Seats that stay empty.' })
  seatsMissing!: number;
  @Field(() => UnfilledReason, { description: 'Why.' })
  reason!: UnfilledReason;
  @Field(() => RuleCode, { nullable: true, description: 'The hard rule in the way of most who come into question.' })
  blockingRule!: RuleCode | null;
  @Field(() => String, {
    nullable: true,
    description: 'What is short, as names and figures without a language, e.g. a dialect and how many.',
  })
  shortage!: string | null;
  @Field(() => ShortageRelaxation, {
    nullable: true,
    description:
      'The smallest change of one volunteer, or of one demand, that would fill it; tried when the plan was made. Null when no single change does.',
  })
  relaxation!: ShortageRelaxation | null;
}

/** What is short in one place. */
@ObjectType({ simpleResolvers: true, description: 'Empty seats of a plan that want the same: what a coordinator can act on.' })
export class MatchLack {
  @Field(() => Int, { description: 'Seats that stay empty.' })
  count!: number;
  @Field(() => RuleCode, { nullable: true, description: 'The hard rule in the way.' })
  rule!: RuleCode | null;
  @Field(() => [String], { description: 'What the rule asks: codes of skills, qualifications or the service, a dialect, a sex.' })
  values!: string[];
  @Field(() => LackDays, { nullable: true, description: 'On which days; null for any.' })
  days!: LackDays | null;
  @Field(() => LackPart, { nullable: true, description: 'At what hours; null for any.' })
  part!: LackPart | null;
  district!: number;
  needIds!: string[];
}
