import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { BreakGlass, DutyShift, RiskAlert } from './alert.js';
import { SupportReferral, SupportStatus } from './referral.js';
import { ScaleBand, ScaleVersion } from './scale.js';
import { ScaleAdministration, SupportSession } from './session.js';
import { SealedText, SealState } from './vault.js';

/** Whether a change of a score is more than chance. */
export enum ScoreChange {
  IMPROVED = 'IMPROVED',
  WORSENED = 'WORSENED',
  NOT_RELIABLE = 'NOT_RELIABLE',
}
registerEnumType(ScoreChange, {
  name: 'ScoreChange',
  description: 'Whether a change of a score is more than chance, and in which direction.',
});

/** An answer. */
@ObjectType({ simpleResolvers: true, description: 'The answer to one item.' })
export class ScaleAnswer {
  @Field(() => Int, { description: 'The item, from 1.' })
  item!: number;
  @Field(() => Int, { nullable: true, description: 'The answer; null where none was given.' })
  value!: number | null;
}

/** What answers came to. */
@ObjectType({ simpleResolvers: true, description: 'What the answers to a scale came to. Screening, never a diagnosis.' })
export class ScaleOutcome {
  @Field(() => [ScaleAnswer], { description: 'The answers.' })
  answers!: ScaleAnswer[];
  @Field(() => Int, { nullable: true, description: 'The score; null when too many answers are missing.' })
  score!: number | null;
  @Field(() => ScaleBand, { nullable: true, description: 'Where the score lies.' })
  band!: ScaleBand | null;
  @Field(() => Int, { description: 'Answers that are missing.' })
  missing!: number;
  @Field(() => Boolean, {
    description: 'Whether an item that speaks of danger was answered above zero. No danger here is no proof of safety.',
  })
  risk!: boolean;
}

/** One giving of a scale, opened. */
@ObjectType({
  simpleResolvers: true,
  description: 'One giving of a scale with its outcome, and how it stands against the first and the last one before.',
})
export class ScaleResult {
  @Field(() => ScaleAdministration, { description: 'The giving.' })
  administration!: ScaleAdministration;
  @Field(() => ScaleVersion, { description: 'The version that was used.' })
  scale!: ScaleVersion;
  @Field(() => SealState, { description: 'Whether it could be opened.' })
  state!: SealState;
  @Field(() => ScaleOutcome, { nullable: true, description: 'The outcome; null unless the state is OPEN.' })
  outcome!: ScaleOutcome | null;
  @Field(() => Int, { nullable: true, description: 'Score less the first score; null without both.' })
  sinceFirst!: number | null;
  @Field(() => ScoreChange, { nullable: true, description: 'Whether that is more than chance.' })
  sinceFirstChange!: ScoreChange | null;
  @Field(() => Int, { nullable: true, description: 'Score less the score before; null without both.' })
  sinceLast!: number | null;
  @Field(() => ScoreChange, { nullable: true, description: 'Whether that is more than chance.' })
  sinceLastChange!: ScoreChange | null;
}

/** A confidential text with its author. */
@ObjectType({ simpleResolvers: true, description: 'A confidential text with its author.' })
export class SignedText {
  @Field(() => SealedText, { description: 'The text.' })
  content!: SealedText;
  @Field(() => Date, { description: 'Written at (UTC).' })
  writtenAt!: Date;
  authorId!: string;
}

/** The note of a session. */
@ObjectType({ simpleResolvers: true, description: 'The note of a session and what was added after signing.' })
export class SessionNote {
  @Field(() => SupportSession, { description: 'The session.' })
  session!: SupportSession;
  @Field(() => SealedText, { description: 'The note.' })
  note!: SealedText;
  @Field(() => [SignedText], { description: 'Addenda, oldest first.' })
  addenda!: SignedText[];
}

/** A case, opened. */
@ObjectType({ simpleResolvers: true, description: 'The confidential papers of a case.' })
export class SupportFile {
  @Field(() => SupportReferral, { description: 'The case.' })
  referral!: SupportReferral;
  @Field(() => [SessionNote], { description: 'Sessions, the newest first.' })
  notes!: SessionNote[];
  @Field(() => [ScaleResult], { description: 'Scales given, the oldest first.' })
  results!: ScaleResult[];
}

/** The structured assessment of an alert. */
@ObjectType({ simpleResolvers: true, description: 'The structured assessment of a risk.' })
export class RiskAssessment {
  @Field(() => Boolean, { description: 'Thoughts of death or self-harm.' })
  thoughts!: boolean;
  @Field(() => Boolean, { description: 'A plan.' })
  plan!: boolean;
  @Field(() => Boolean, { description: 'Means at hand.' })
  means!: boolean;
  @Field(() => Boolean, { description: 'An earlier attempt.' })
  earlierAttempt!: boolean;
  @Field(() => Boolean, { description: 'Imminent danger.' })
  imminent!: boolean;
  @Field(() => Boolean, { description: 'A hospital was advised.' })
  hospitalAdvised!: boolean;
  @Field(() => String, { description: 'Safety plan.' })
  safetyPlan!: string;
}

/** An alert, opened. */
@ObjectType({ simpleResolvers: true, description: 'The confidential papers of an alert.' })
export class RiskAlertFile {
  @Field(() => RiskAlert, { description: 'The alert.' })
  alert!: RiskAlert;
  @Field(() => SealedText, { nullable: true, description: 'What whoever raised it wrote; null when nothing.' })
  concern!: SealedText | null;
  @Field(() => SealState, { nullable: true, description: 'Whether the assessment could be opened; null before there is one.' })
  assessmentState!: SealState | null;
  @Field(() => RiskAssessment, { nullable: true, description: 'The assessment.' })
  assessment!: RiskAssessment | null;
  @Field(() => SealedText, { nullable: true, description: 'What was found at the end; null before.' })
  closing!: SealedText | null;
}

/** Whom to call. */
@ObjectType({
  simpleResolvers: true,
  description: 'The hours of the psychological hotline 12356 here; 120 and 110 are there day and night.',
})
export class CareSettings {
  @Field(() => Int, { description: 'First minute of the day at which 12356 answers (Asia/Shanghai).' })
  hotlineFromMinute!: number;
  @Field(() => Int, { description: 'Last minute of the day at which 12356 answers (Asia/Shanghai).' })
  hotlineUntilMinute!: number;
  @Field(() => Int, { description: 'Minutes without a key or a touch after which the confidential page locks.' })
  lockMinutes!: number;
}

/** What weighs on somebody. */
@ObjectType({
  simpleResolvers: true,
  description: 'What weighed on a worker or a volunteer in the last days of policy (care.load.days). Numbers, and nothing of any case.',
})
export class CareLoad {
  @Field(() => ID, { description: 'The account of a worker, or the volunteer.' })
  id!: string;
  @Field(() => Boolean, { description: 'Whether it is a volunteer.' })
  volunteer!: boolean;
  name!: string;
  @Field(() => Int, { description: 'Sessions held, and psychological visits served or promised; a group counts once.' })
  sessions!: number;
  @Field(() => Int, { description: 'Deaths in households that it served.' })
  bereavements!: number;
  @Field(() => Float, { description: 'Points of policy (care.load.points.…) in all.' })
  points!: number;
  @Field(() => Boolean, { description: 'Whether it rests: matching gives a volunteer no psychological work (care.rest.points).' })
  rest!: boolean;
  @Field(() => Int, { description: 'Minutes of them.' })
  minutes!: number;
  @Field(() => Int, { description: 'Alerts raised, acknowledged or assessed.' })
  alerts!: number;
}

/** Page of cases. */
export const SupportReferralConnection = connectionOf(SupportReferral, 'SupportReferral');
/** Page of alerts. */
export const RiskAlertConnection = connectionOf(RiskAlert, 'RiskAlert');

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a case.' })
export class SupportReferralPayload extends Payload {
  @Field(() => SupportReferral, {
    nullable: true,
    description: 'The case as it is now; null where the viewer does not take part in the care.',
  })
  referral?: SupportReferral | undefined;
  @Field(() => SupportStatus, { nullable: true, description: 'What those outside the care learn.' })
  status?: SupportStatus | undefined;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a session.' })
export class SupportSessionPayload extends Payload {
  @Field(() => SupportSession, { nullable: true, description: 'The session as it is now.' })
  session?: SupportSession | undefined;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a scale.' })
export class ScaleAdministrationPayload extends Payload {
  @Field(() => ScaleAdministration, { nullable: true, description: 'The record.' })
  administration?: ScaleAdministration | undefined;
  @Field(() => ScaleOutcome, { nullable: true, description: 'What the answers came to.' })
  outcome?: ScaleOutcome;
  @Field(() => RiskAlert, { nullable: true, description: 'The alert that the answers opened, in the same transaction.' })
  alert?: RiskAlert | undefined;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an alert.' })
export class RiskAlertPayload extends Payload {
  @Field(() => RiskAlert, { nullable: true, description: 'The alert as it is now.' })
  alert?: RiskAlert | undefined;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of raising a concern.' })
export class ConcernPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether the people on duty have been called.' })
  received = false;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of opening a case.' })
export class SupportFilePayload extends Payload {
  @Field(() => SupportFile, { nullable: true, description: 'Its papers.' })
  file?: SupportFile;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of opening an alert.' })
export class RiskAlertFilePayload extends Payload {
  @Field(() => RiskAlertFile, { nullable: true, description: 'Its papers.' })
  file?: RiskAlertFile;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of an emergency access or its review.' })
export class BreakGlassPayload extends Payload {
  @Field(() => BreakGlass, { nullable: true, description: 'The access.' })
  glass?: BreakGlass | undefined;
  @Field(() => SupportReferral, { nullable: true, description: 'The case that is open until the access ends.' })
  referral?: SupportReferral | undefined;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to the roster.' })
export class DutyShiftPayload extends Payload {
  @Field(() => DutyShift, { nullable: true, description: 'The shift; null once it is off the roster.' })
  shift?: DutyShift | undefined;
  @Field(() => Boolean, { description: 'Whether the roster was changed.' })
  changed = false;
}

/** Payload. */
@ObjectType({ simpleResolvers: true, description: 'Result of recording a death.' })
export class BereavementPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether it is recorded.' })
  recorded = false;
}
