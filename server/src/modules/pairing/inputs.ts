import { ArrayMinSize, IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { MOST_PHOTO_TEXT } from '../../platform/photos/upload.js';
import { FundKind, HelpKind, PairingContactKind, PairingEndReason, PairingProjectState, SharedField, SupporterKind } from './enums.js';

const REQUEST_ID = /^[0-9a-f-]{36}$/i;
/** The most that one amount may be: 20 million yuan. */
const MOST_FEN = 2_000_000_000;

/** Which projects. */
@InputType({ description: 'Conditions that all must hold.' })
export class PairingProjectFilter {
  @Field(() => String, { nullable: true, description: 'Code of an area: projects that reach into it.' })
  areaCode?: string;
  @Field(() => [PairingProjectState], { nullable: true, description: 'In one of these states.' })
  states?: PairingProjectState[];
}

/** Which pairings. */
@InputType({ description: 'Conditions that all must hold.' })
export class PairingFilter {
  @Field(() => ID, { nullable: true, description: 'Of this project.' })
  projectId?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: only those that are at risk now.' })
  atRisk?: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only held, agreed, active and paused ones; false: only those that are over.',
  })
  living?: boolean;
}

/** A project as it is written down. */
@InputType({ description: 'A project as it is written down.' })
abstract class PairingProjectContent {
  @Field(() => String, { description: 'Name.' })
  @Length(1, 100)
  name!: string;
  @Field(() => String, { nullable: true, description: 'Season, as people call it.' })
  @IsOptional()
  @MaxLength(100)
  season?: string;
  @Field(() => String, { description: 'What the project does.' })
  @Length(1, 4000)
  summary!: string;
  @Field(() => [HelpKind], { description: 'Kinds of help, one at least.' })
  @ArrayMinSize(1)
  helpKinds!: HelpKind[];
  @Field(() => Int, { description: 'Households that are to be paired, 1 to 10,000.' })
  @Min(1)
  @Max(10_000)
  targetHouseholds!: number;
  @Field(() => Int, { description: 'Income that households are to gain, in fen; 0 for no target.' })
  @Min(0)
  @Max(MOST_FEN)
  targetIncomeFen!: number;
  @Field(() => Int, { description: 'Value of orders that are to be found, in fen; 0 for no target.' })
  @Min(0)
  @Max(MOST_FEN)
  targetOrderFen!: number;
  @Field(() => LocalDate, { description: 'First day.' })
  startsOn!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  endsOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Day by which the next report is due.' })
  reportDueOn?: string;
  @Field(() => Int, { nullable: true, description: 'Supporters that a household may have at once, 1 to 5; 1 unless told.' })
  @IsOptional()
  @Min(1)
  @Max(5)
  maxSupporters?: number;
}

/** A new project. */
@InputType({ description: 'A new project.' })
export class PairingProjectCreateInput extends PairingProjectContent {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'Organisation that runs it.' })
  organisationId!: string;
  @Field(() => String, { description: 'Code of the area in which its households live.' })
  areaCode!: string;
}

/** A changed project. */
@InputType({ description: 'A project as it is to be.' })
export class PairingProjectUpdateInput extends PairingProjectContent {
  @Field(() => ID, { description: 'The project.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

/** A step of a project. */
@InputType({ description: 'A project and the version that was seen.' })
export class PairingProjectMoveInput {
  @Field(() => ID, { description: 'The project.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

/** The public page, on or off. */
@InputType({ description: 'Whether anybody may see the anonymous page of a project.' })
export class PairingProjectPublishInput extends PairingProjectMoveInput {
  @Field(() => Boolean, { description: 'On or off.' })
  on!: boolean;
}

/** A new milestone. */
@InputType({ description: 'A milestone of a project.' })
export class PairingMilestoneAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => String, { description: 'What is to be reached.' })
  @Length(1, 200)
  title!: string;
  @Field(() => LocalDate, { description: 'By when.' })
  dueOn!: string;
}

/** A milestone that was reached. */
@InputType({ description: 'A milestone and the day on which it was reached.' })
export class PairingMilestoneCompleteInput {
  @Field(() => ID, { description: 'The milestone.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
  @Field(() => LocalDate, { description: 'When; not after today.' })
  doneOn!: string;
}

/** A new photo. */
@InputType({ description: 'A photo of a project.' })
export class PairingPhotoAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => ID, { nullable: true, description: 'The household whose people it shows; a consent of it in force must name photos.' })
  participantId?: string;
  @Field(() => Boolean, { description: 'Whether somebody looked and nobody can be recognised; needed where no household is named.' })
  nobodyRecognisable!: boolean;
  @Field(() => ID, { nullable: true, description: 'The milestone that it shows.' })
  milestoneId?: string;
  @Field(() => String, { description: 'What it shows.' })
  @Length(1, 200)
  caption!: string;
  @Field(() => LocalDate, { description: 'Day on which it was taken; not after today.' })
  takenOn!: string;
  @Field(() => String, { description: 'A JPEG file in base64, 512 KiB at most. Place, time and camera are taken out of it.' })
  @Length(1, MOST_PHOTO_TEXT)
  content!: string;
}

/** A photo to erase. */
@InputType({ description: 'A photo to erase.' })
export class PairingPhotoRemoveInput {
  @Field(() => ID, { description: 'The photo.' })
  id!: string;
}

/** A new line of money. */
@InputType({ description: 'A line of the money of a project.' })
export class PairingFundAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => FundKind, { description: 'What the line is.' })
  kind!: FundKind;
  @Field(() => String, { description: 'Where the money comes from or what it is for.' })
  @Length(1, 200)
  title!: string;
  @Field(() => Int, { description: 'Amount in fen, above 0.' })
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;
  @Field(() => LocalDate, { description: 'Day.' })
  onDay!: string;
}

/** What is known of a supporter. */
@InputType({ description: 'What is known of a supporter.' })
abstract class SupporterContent {
  @Field(() => SupporterKind, { description: 'What it is.' })
  kind!: SupporterKind;
  @Field(() => String, { nullable: true, description: 'Whom one speaks to.' })
  @IsOptional()
  @MaxLength(50)
  contactName?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @MaxLength(30)
  phone?: string;
  @Field(() => [HelpKind], { description: 'What it offers, one at least.' })
  @ArrayMinSize(1)
  offers!: HelpKind[];
  @Field(() => Int, { description: 'Households that it can support at once, 1 to 500.' })
  @Min(1)
  @Max(500)
  capacity!: number;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** A new supporter. */
@InputType({ description: 'A new supporter of an organisation.' })
export class SupporterCreateInput extends SupporterContent {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'Organisation that works with it.' })
  organisationId!: string;
  @Field(() => String, { description: 'Code of the area in which it is at home.' })
  areaCode!: string;
  @Field(() => String, { description: 'Name.' })
  @Length(1, 100)
  name!: string;
}

/** A change of a supporter. */
@InputType({ description: 'What is known of a supporter now. Name, contact and telephone number stay as they are when they are left out.' })
export class SupporterUpdateInput extends SupporterContent {
  @Field(() => ID, { description: 'The supporter.' })
  @Matches(REQUEST_ID)
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'New name.' })
  @IsOptional()
  @Length(1, 100)
  name?: string;
}

/** The finding of a vetting. */
@InputType({ description: 'That a supporter was looked into and may be paired up to a day.' })
export class SupporterVerifyInput {
  @Field(() => ID, { description: 'The supporter.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
  @Field(() => LocalDate, { description: 'Last day, not before today.' })
  vettedUntil!: string;
}

/** A household for a project. */
@InputType({ description: 'A household that is to take part in a project.' })
export class PairingParticipantAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The project.' })
  projectId!: string;
  @Field(() => ID, { description: 'The household.' })
  householdId!: string;
  @Field(() => [HelpKind], { description: 'Kinds of help that it needs, one at least.' })
  @ArrayMinSize(1)
  needKinds!: HelpKind[];
  @Field(() => String, { nullable: true, description: 'What it grows or makes; nothing that says who it is.' })
  @IsOptional()
  @MaxLength(200)
  produce?: string;
  @Field(() => Int, { nullable: true, description: 'Income that it is to gain, in fen.' })
  @IsOptional()
  @Min(0)
  @Max(MOST_FEN)
  targetIncomeFen?: number;
}

/** Asking for clear text. */
@InputType({ description: 'A household in a project and what its clear text is needed for.' })
export class PairingRevealInput {
  @Field(() => ID, { description: 'The household in the project.' })
  id!: string;
  @Field(() => String, { description: 'What the clear text is needed for.' })
  @Length(2, 500)
  purpose!: string;
}

/** A hold. */
@InputType({ description: 'A supporter that is held for a household until both agree or the hold ends.' })
export class PairingHoldInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The household in the project.' })
  participantId!: string;
  @Field(() => ID, { description: 'The supporter.' })
  supporterId!: string;
}

/** A step of a pairing. */
@InputType({ description: 'A pairing and the version that was seen.' })
export class PairingMoveInput {
  @Field(() => ID, { description: 'The pairing.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

/** The supporter agrees. */
@InputType({ description: 'That the supporter agreed.' })
export class PairingSupporterAgreementInput extends PairingMoveInput {
  @Field(() => LocalDate, { description: 'When; not after today.' })
  agreedOn!: string;
}

/** The household consents. */
@InputType({ description: 'The consent of the household: to whom it speaks, until when, and what it lets the organisation see.' })
export class PairingConsentInput extends PairingMoveInput {
  @Field(() => [SharedField], { description: 'What the organisation may see; what is not named stays hidden.' })
  shows!: SharedField[];
  @Field(() => String, { description: 'Who gave it.' })
  @Length(1, 100)
  givenBy!: string;
  @Field(() => LocalDate, { description: 'First day; not after today.' })
  grantedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day; without it, until it is withdrawn.' })
  expiresOn?: string;
}

/** A pairing starts. */
@InputType({ description: 'The start of a pairing that both sides agreed to.' })
export class PairingActivateInput extends PairingMoveInput {
  @Field(() => String, { description: 'What must hold before it can end well.' })
  @Length(1, 1000)
  exitCriteria!: string;
}

/** A pause. */
@InputType({ description: 'A pause of a pairing.' })
export class PairingSuspendInput extends PairingMoveInput {
  @Field(() => LocalDate, { description: 'Last day of the pause.' })
  until!: string;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** A graduation. */
@InputType({ description: 'That the exit criteria hold.' })
export class PairingCompleteInput extends PairingMoveInput {
  @Field(() => String, { description: 'How one knows that the exit criteria hold.' })
  @Length(1, 1000)
  note!: string;
}

/** An end. */
@InputType({ description: 'The end of a pairing before its criteria were met.' })
export class PairingEndInput extends PairingMoveInput {
  @Field(() => PairingEndReason, { description: 'Why.' })
  reason!: PairingEndReason;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** A contact. */
@InputType({ description: 'A contact between supporter and household.' })
export class PairingContactAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(REQUEST_ID)
  requestId!: string;
  @Field(() => ID, { description: 'The pairing.' })
  pairingId!: string;
  @Field(() => PairingContactKind, { description: 'How.' })
  kind!: PairingContactKind;
  @Field(() => Date, { description: 'When (UTC); not in the future.' })
  at!: Date;
  @Field(() => String, { description: 'What it was about.' })
  @Length(1, 2000)
  text!: string;
}

/** The measure of the household's plan that a pairing serves. */
@InputType({ description: "The measure of the household's plan in force that a pairing serves." })
export class PairingMeasureInput extends PairingMoveInput {
  @Field(() => ID, { nullable: true, description: 'The measure; null for none.' })
  measureId?: string;
}
