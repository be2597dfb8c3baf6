import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { TeamKind } from '../catalogue/index.js';
import { ApplicationState } from './application.js';

/** A new application. */
@InputType({ description: 'An application to serve; no account is needed and no identity number asked for.' })
export class VolunteerApplyInput {
  @Field(() => ID, { description: 'Id of this attempt (UUID); sent again it is received once.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Name, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => String, { description: 'Telephone number.' })
  @MaxLength(40)
  phone!: string;
  @Field(() => String, { description: 'Code of the district.' })
  areaCode!: string;
  @Field(() => TeamKind, { nullable: true, description: 'Kind of team wished for; any when left out.' })
  teamKind?: TeamKind;
  @Field(() => String, { nullable: true, description: 'Languages and dialects, at most 100 characters.' })
  @IsOptional()
  @MaxLength(100)
  languages?: string;
  @Field(() => String, { nullable: true, description: 'When one could serve, at most 300 characters.' })
  @IsOptional()
  @MaxLength(300)
  times?: string;
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  @Length(1, 1000)
  motive!: string;
  @Field(() => ID, { description: 'The agreement that was read and agreed to; the one in force.' })
  @IsUUID()
  agreementId!: string;
}

/** Which applications a list shows. */
@InputType({ description: 'Which applications to show.' })
export class VolunteerApplicationFilter {
  @Field(() => String, { nullable: true, description: 'In this area.' })
  areaCode?: string;
  @Field(() => [ApplicationState], { nullable: true, description: 'In one of these states; those that wait when left out.' })
  @IsOptional()
  @ArrayMaxSize(4)
  states?: ApplicationState[];
}

/** What every step says. */
@InputType()
abstract class ApplicationStep {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
}

/** The talk. */
@InputType({ description: 'When the talk with the applicant is, or what it showed.' })
export class VolunteerApplicationAdvanceInput extends ApplicationStep {
  @Field(() => Date, { description: 'When it is, or was (UTC).' })
  at!: Date;
  @Field(() => String, { nullable: true, description: 'What it showed, at most 1000 characters; no diagnosis.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string;
}

/** Acceptance. */
@InputType({ description: 'Takes an applicant in as a volunteer, who is to be vetted before serving.' })
export class VolunteerApplicationAcceptInput extends ApplicationStep {
  @Field(() => String, { description: 'Area in which the volunteer lives.' })
  homeAreaCode!: string;
  @Field(() => [ID], { description: 'Teams.' })
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  teamIds!: string[];
}

/** Declining. */
@InputType({ description: 'Declines an application.' })
export class VolunteerApplicationDeclineInput extends ApplicationStep {
  @Field(() => String, { description: 'Why, 1 to 500 characters.' })
  @Length(1, 500)
  reason!: string;
}

/** Clear text. */
@InputType({ description: 'Asks for the telephone number of an applicant in clear; who asked and why is kept.' })
export class VolunteerApplicationRevealInput {
  @Field(() => ID, { description: 'The application.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'What it is needed for.' })
  @Length(2, 200)
  purpose!: string;
}
