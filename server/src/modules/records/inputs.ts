import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { PageOrientation } from './record.js';

/** A create that may be sent twice. */
@InputType()
abstract class Attempt {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
}

/** Asking for a correction. */
@InputType({ description: 'Asks to have the minutes of a verified visit put right.' })
export class RecordCorrectionAskInput extends Attempt {
  @Field(() => ID, { description: 'The visit.' })
  @IsUUID()
  assignmentId!: string;
  @Field(() => Int, { description: 'Minutes that it should be, at most those between check-in and check-out.' })
  @Min(0)
  @Max(1440)
  minutes!: number;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** Deciding. */
@InputType({ description: 'Grants or refuses a correction.' })
export class RecordCorrectionDecideInput {
  @Field(() => ID, { description: 'The wish.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => Boolean, { description: 'Whether it is granted.' })
  granted!: boolean;
  @Field(() => String, { nullable: true, description: 'In words; needed for a refusal.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

/** Rating. */
@InputType({ description: 'Records what a household said of a visit.' })
export class VisitRatingRecordInput extends Attempt {
  @Field(() => ID, { description: 'The visit.' })
  @IsUUID()
  assignmentId!: string;
  @Field(() => Int, { description: '1 to 5.' })
  @Min(1)
  @Max(5)
  stars!: number;
  @Field(() => String, { nullable: true, description: 'In words; no names.' })
  @IsOptional()
  @MaxLength(500)
  words?: string;
}

/** Issuing. */
@InputType({ description: 'Issues a certificate of the verified visits of a period.' })
export class CertificateIssueInput extends Attempt {
  @Field(() => ID, { description: 'The volunteer.' })
  @IsUUID()
  volunteerId!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  from!: string;
  @Field(() => LocalDate, { description: 'Last day; not in the future.' })
  until!: string;
}

/** Withdrawing. */
@InputType({ description: 'Withdraws a certificate; whoever checks its code is told so.' })
export class CertificateWithdrawInput {
  @Field(() => ID, { description: 'The certificate.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why.' })
  @Length(1, 500)
  reason!: string;
}

/** New words. */
@InputType({ description: 'New words of certificates from a day on.' })
export class CertificateTemplateAddInput extends Attempt {
  @Field(() => String, { description: 'Heading.' })
  @Length(1, 60)
  title!: string;
  @Field(() => String, { description: 'Text; {{name}}, {{number}}, {{from}}, {{until}}, {{visits}} and {{hours}} are filled in.' })
  @Length(10, 2000)
  body!: string;
  @Field(() => String, { description: 'Who issues.' })
  @Length(1, 100)
  issuer!: string;
  @Field(() => PageOrientation, { nullable: true, description: 'How the page lies; upright when left out.' })
  orientation?: PageOrientation | null;
  @Field(() => String, { nullable: true, description: 'Colour of the frame, #rrggbb.' })
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/)
  accent?: string | null;
  @Field(() => [String], { nullable: true, description: 'Further lines below the text, at most 8 of 1 to 80 characters.' })
  @IsOptional()
  @ArrayMaxSize(8)
  @Length(1, 80, { each: true })
  lines?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Small print at the foot, at most 200 characters.' })
  @IsOptional()
  @MaxLength(200)
  footer?: string | null;
  @Field(() => LocalDate, { description: 'First day.' })
  validFrom!: string;
}
