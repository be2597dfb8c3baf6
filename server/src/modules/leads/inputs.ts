import { ArrayMaxSize, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PriorityTier } from '../tasks/index.js';
import { LeadChannel, LeadDecision, LeadState } from './lead.js';

/** Who may be meant; every field may be missing. */
@InputType({ description: 'Who is meant, as far as it is known. Used to look for duplicates while it is being typed.' })
export class LeadSubjectInput {
  @Field(() => String, { nullable: true, description: 'Name, or the pinyin of it.' })
  @IsOptional()
  @MaxLength(50)
  name?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  @IsOptional()
  @MaxLength(50)
  phone?: string;
  @Field(() => String, { nullable: true, description: 'Address.' })
  @IsOptional()
  @MaxLength(200)
  address?: string;
  @Field(() => String, { nullable: true, description: 'Identity number (GB 11643); found only whole.' })
  @IsOptional()
  @MaxLength(60)
  identityNumber?: string;
  @Field(() => String, { nullable: true, description: 'Code of the area; whoever lives there ranks higher.' })
  areaCode?: string;
}

/** A new lead. */
@InputType({ description: 'A report that a household may need help.' })
export class LeadReportInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => LeadChannel, { description: 'How it came; whoever may not read leads reports as VOLUNTEER.' })
  channel!: LeadChannel;
  @Field(() => String, { description: 'Code of the area where the person lives, as narrow as it is known.' })
  areaCode!: string;
  @Field(() => String, { nullable: true, description: 'Name of the person, as it was told.' })
  @IsOptional()
  @MaxLength(50)
  subjectName?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number of the person.' })
  @IsOptional()
  @MaxLength(50)
  subjectPhone?: string;
  @Field(() => String, { nullable: true, description: 'Address of the person.' })
  @IsOptional()
  @MaxLength(200)
  subjectAddress?: string;
  @Field(() => String, { nullable: true, description: 'Identity number of the person (GB 11643), where it is known.' })
  @IsOptional()
  @MaxLength(60)
  identityNumber?: string;
  @Field(() => String, { description: 'What was seen or told. No diagnosis belongs here.' })
  @Length(1, 2000)
  content!: string;
  @Field(() => PriorityTier, { description: 'Urgency as whoever reports sees it; it sets the time until triage.' })
  tier!: PriorityTier;
  @Field(() => String, { nullable: true, description: 'Name of whoever called, when it is not whoever types.' })
  @IsOptional()
  @MaxLength(50)
  callerName?: string;
  @Field(() => String, { nullable: true, description: 'Telephone number to call back.' })
  @IsOptional()
  @MaxLength(50)
  callerPhone?: string;
  @Field(() => String, { nullable: true, description: 'What the caller is to the person, e.g. neighbour.' })
  @IsOptional()
  @MaxLength(50)
  callerRelation?: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether a call back was promised.' })
  callBack?: boolean;
  @Field(() => Date, { nullable: true, description: 'By when (UTC); without it the time that policy gives.' })
  callBackBy?: Date;
  @Field(() => ID, { nullable: true, description: 'The household, when it is known and the viewer may see it.' })
  @IsOptional()
  @IsUUID()
  householdId?: string;
}

/** Which leads a list shows. */
@InputType({ description: 'Which leads to show; all given conditions hold together.' })
export class LeadFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [LeadState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(3)
  states?: LeadState[];
  @Field(() => [LeadChannel], { nullable: true, description: 'Of one of these channels.' })
  @IsOptional()
  @ArrayMaxSize(8)
  channels?: LeadChannel[];
  @Field(() => [LeadDecision], { nullable: true, description: 'With one of these decisions.' })
  @IsOptional()
  @ArrayMaxSize(4)
  decisions?: LeadDecision[];
  @Field(() => Boolean, { nullable: true, description: 'Only those whose triage is late.' })
  overdueOnly?: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those whose caller was promised a call back and has not been reached; the earliest due first.',
  })
  callBackOwed?: boolean;
  @Field(() => Date, { nullable: true, description: 'With `callBackOwed`: promised for before this instant (UTC).' })
  callBackBefore?: Date;
  @Field(() => String, { nullable: true, description: 'Number of the lead, or words of the person (name, pinyin, telephone, address).' })
  @IsOptional()
  @MaxLength(100)
  text?: string;
}

/** What every change of a lead says. */
@InputType()
abstract class LeadChange {
  @Field(() => ID, { description: 'The lead.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** A call back. */
@InputType({ description: 'What came of calling back.' })
export class LeadCallBackInput extends LeadChange {
  @Field(() => Boolean, { description: 'Whether the caller was reached; if not, the promise stands.' })
  reached!: boolean;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string;
}

/** A decision. */
@InputType({ description: 'The decision of a person on a lead.' })
export class LeadTriageInput extends LeadChange {
  @Field(() => LeadDecision, { description: 'What is decided.' })
  decision!: LeadDecision;
  @Field(() => String, { description: 'Why; for staff.' })
  @Length(1, 2000)
  reason!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Answer to whoever reported; nothing of the household that was not told belongs here.',
  })
  @IsOptional()
  @MaxLength(500)
  reply?: string;
  @Field(() => ID, {
    nullable: true,
    description:
      'EMERGENCY and CASE: the household. Without it the one that the lead was matched with, else a new one is recorded from what was told.',
  })
  @IsOptional()
  @IsUUID()
  householdId?: string;
  @Field(() => String, { nullable: true, description: 'EMERGENCY: code of the service that is needed at once.' })
  serviceCode?: string;
  @Field(() => ID, { nullable: true, description: 'CASE: account of the owner; the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string;
  @Field(() => String, { nullable: true, description: 'REFERRED: where to.' })
  @IsOptional()
  @MaxLength(200)
  referredTo?: string;
}

/** Taking a decision back. */
@InputType({ description: 'Takes a decision back that opened neither need nor case; the lead waits again.' })
export class LeadReopenInput extends LeadChange {
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** A verdict on a duplicate. */
@InputType({ description: 'A possible duplicate of a lead: a household or another lead, exactly one of the two.' })
export class LeadMatchInput extends LeadChange {
  @Field(() => ID, { nullable: true, description: 'The household.' })
  @IsOptional()
  @IsUUID()
  householdId?: string;
  @Field(() => ID, { nullable: true, description: 'The other lead.' })
  @IsOptional()
  @IsUUID()
  otherLeadId?: string;
}

/** Taking a verdict back. */
@InputType({ description: 'Takes a verdict on a duplicate back.' })
export class LeadLinkUndoInput {
  @Field(() => ID, { description: 'The verdict.' })
  @IsUUID()
  linkId!: string;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** Clear text. */
@InputType({ description: 'Asks for the clear text of a lead; who asked and why is kept.' })
export class LeadRevealInput {
  @Field(() => ID, { description: 'The lead.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'What it is needed for.' })
  @Length(2, 200)
  purpose!: string;
}
