import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { PauseReason } from '../deadlines/index.js';
import { Programme } from '../households/index.js';
import { Residence } from '../policies/index.js';
import { ApplicationGround, ApplicationState, DecisionOutcome, DocumentSource } from './application.js';

const MOST_FEN = 10_000_000_000;

/** What an application says. */
@InputType()
abstract class ApplicationContent {
  @Field(() => Residence, { nullable: true, description: 'Urban or rural registration, where the standards differ.' })
  residence?: Residence | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether they are residents; left out means they are.' })
  resident?: boolean | null;
  @Field(() => Int, { description: 'Persons applied for, 1 to 50.' })
  @Min(1)
  @Max(50)
  persons!: number;
  @Field(() => Float, { nullable: true, description: 'Declared income of those persons a month, whole fen.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_FEN)
  monthlyIncomeFen?: number | null;
  @Field(() => Float, { nullable: true, description: 'Declared essential expenditure a month, whole fen.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_FEN)
  monthlyExpenditureFen?: number | null;
  @Field(() => Float, { nullable: true, description: 'Declared savings, securities and the like, whole fen.' })
  @IsOptional()
  @Min(0)
  @Max(1_000_000_000_000)
  declaredSavingsFen?: number | null;
  @Field(() => Int, { nullable: true, description: 'Declared motor vehicles, machines and boats, at most 100.' })
  @IsOptional()
  @Min(0)
  @Max(100)
  declaredVehicles?: number | null;
  @Field(() => Int, { nullable: true, description: 'Declared dwellings, at most 100.' })
  @IsOptional()
  @Min(0)
  @Max(100)
  declaredDwellings?: number | null;
  @Field(() => Float, { nullable: true, description: 'One-off amount asked for, whole fen; temporary assistance needs it.' })
  @IsOptional()
  @Min(1)
  @Max(MOST_FEN)
  requestedFen?: number | null;
  @Field(() => String, { description: 'Circumstances, 1 to 2000 characters; no clinical content.' })
  @Length(1, 2000)
  circumstances!: string;
}

/** A new application. */
@InputType({ description: 'Begins an application.' })
export class AssistanceApplicationCreateInput extends ApplicationContent {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'The member who applies alone (单人保).' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;
  @Field(() => Programme, { description: 'What is applied for.' })
  programme!: Programme;
  @Field(() => ApplicationGround, { description: 'Why.' })
  ground!: ApplicationGround;
}

/** Which application, as it was read. */
@InputType({ description: 'An application, as it was read.' })
export class AssistanceApplicationMoveInput {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** New content. */
@InputType({ description: 'New content of an application that is being written.' })
export class AssistanceApplicationUpdateInput extends ApplicationContent {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A move with a reason. */
@InputType({ description: 'An application, as it was read, and why.' })
export class AssistanceApplicationReasonInput extends AssistanceApplicationMoveInput {
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  @Length(1, 1000)
  reason!: string;
}

/** A return. */
@InputType({ description: 'Returns an application to be mended; the clock of the decision stands still until it is submitted again.' })
export class AssistanceApplicationReturnInput extends AssistanceApplicationReasonInput {
  @Field(() => PauseReason, { nullable: true, description: 'Why the clock stands still; left out means AWAITING_HOUSEHOLD.' })
  pauseReason?: PauseReason | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the kinds of document that are missing; it is not submitted again without them.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Matches(/^[A-Z][A-Z0-9_]{1,49}$/, { each: true })
  missingKindCodes?: string[] | null;
}

/** A trip. */
@InputType({ description: 'A trip that the applicant had to make for an application that is open.' })
export class ApplicationTripRecordInput extends AssistanceApplicationMoveInput {}

/** A document. */
@InputType({ description: 'A document that an application rests on.' })
export class ApplicationDocumentAddInput {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  applicationId!: string;
  @Field(() => String, { description: 'Code of the kind of document.' })
  @Matches(/^[A-Z][A-Z0-9_]{1,49}$/)
  kindCode!: string;
  @Field(() => DocumentSource, { description: 'Where it came from.' })
  source!: DocumentSource;
}

/** A decision. */
@InputType({ description: 'Decides on an application. Nobody decides what they prepared; a decision is never changed.' })
export class AssistanceDecisionRecordInput extends AssistanceApplicationMoveInput {
  @Field(() => DecisionOutcome, { description: 'How it comes out.' })
  outcome!: DecisionOutcome;
  @Field(() => Float, { nullable: true, description: 'Fen granted, a month or once; required when approved.' })
  @IsOptional()
  @Min(1)
  @Max(MOST_FEN)
  amountFen?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the assistance; required when approved.' })
  validFrom?: string | null;
  @Field(() => String, { description: 'Grounds of the decision, 1 to 1000 characters.' })
  @Length(1, 1000)
  reason!: string;
}

/** A meeting's decision. */
@InputType({ description: 'Records what a meeting decided about an application above the cap (一事一议).' })
export class IndividualDecisionRecordInput {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  applicationId!: string;
  @Field(() => LocalDate, { description: 'Day of the meeting, not in the future.' })
  heldOn!: string;
  @Field(() => String, { description: 'Minutes, 1 to 4000 characters.' })
  @Length(1, 4000)
  minutes!: string;
  @Field(() => [String], { description: 'Who took part, 1 to 30 names.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @Length(1, 60, { each: true })
  participants!: string[];
  @Field(() => Int, { description: 'Votes for; more than against.' })
  @Min(1)
  @Max(30)
  votesFor!: number;
  @Field(() => Int, { description: 'Votes against.' })
  @Min(0)
  @Max(30)
  votesAgainst!: number;
}

/** A delegation. */
@InputType({ description: 'A district hands its power to decide to a town or sub-district of its own.' })
export class DelegationAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => Programme, { description: 'For which programme.' })
  programme!: Programme;
  @Field(() => String, { description: 'Code of the district.' })
  fromAreaCode!: string;
  @Field(() => String, { description: 'Code of the town or sub-district.' })
  toAreaCode!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  validFrom!: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds.' })
  validUntil?: string | null;
  @Field(() => String, { description: 'Document that delegates, 1 to 200 characters.' })
  @Length(1, 200)
  document!: string;
}

/** An end. */
@InputType({ description: 'Ends a delegation at once; decisions made under it stay valid.' })
export class DelegationEndInput {
  @Field(() => ID, { description: 'The delegation.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why, 1 to 200 characters.' })
  @Length(1, 200)
  reason!: string;
}

/** Which applications a list shows. */
@InputType({ description: 'Which applications to show; all given conditions hold together.' })
export class AssistanceApplicationFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [ApplicationState], { nullable: true, description: 'In one of these states.' })
  states?: ApplicationState[];
  @Field(() => Programme, { nullable: true, description: 'For this programme.' })
  programme?: Programme;
  @Field(() => Boolean, { nullable: true, description: 'Submitted, prepared by somebody else, and within what the viewer may decide.' })
  awaitingMyDecision?: boolean;
}
