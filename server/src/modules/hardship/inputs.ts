import { IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { CareThing } from './care.js';

/** A person at home. */
@InputType({ description: 'Records that a person in extreme hardship is cared for at home.' })
export class DispersedCareBeginInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household; it has extreme-hardship support today.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { description: 'The member who is cared for.' })
  @IsUUID()
  personId!: string;
  @Field(() => String, { description: 'Who cares under the agreement, 1 to 200 characters.' })
  @Length(1, 200)
  carer!: string;
  @Field(() => LocalDate, { description: 'First day, not in the future.' })
  beganOn!: string;
}

/** An end. */
@InputType({ description: 'Dispersed care ends: moved into an institution, died, moved away.' })
export class DispersedCareEndInput {
  @Field(() => ID, { description: 'The care.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => LocalDate, { description: 'Last day, not in the future.' })
  endedOn!: string;
  @Field(() => String, { description: 'Why, 1 to 1000 characters.' })
  @Length(1, 1000)
  reason!: string;
}

/** Evidence. */
@InputType({ description: 'Evidence that one of the five things exists, until a day.' })
export class CareEvidenceAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The care.' })
  @IsUUID()
  careId!: string;
  @Field(() => CareThing, { description: 'Of which thing.' })
  kind!: CareThing;
  @Field(() => String, { description: 'What it is: title, number, where it is kept; 1 to 500 characters.' })
  @Length(1, 500)
  what!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  validFrom!: string;
  @Field(() => LocalDate, { description: 'Last day on which it holds.' })
  expiresOn!: string;
}

/** A visit. */
@InputType({ description: 'A visit to a person in dispersed care; it meets the clock of the next one.' })
export class DispersedVisitRecordInput {
  @Field(() => ID, { description: 'The care.' })
  @IsUUID()
  careId!: string;
  @Field(() => LocalDate, { description: 'Day, not in the future.' })
  visitedOn!: string;
  @Field(() => String, { description: 'What was found, 1 to 1000 characters; no clinical content.' })
  @Length(1, 1000)
  found!: string;
}

/** An answer. */
@InputType({ description: 'Answers an item of the checklist.' })
export class CareCheckRecordInput {
  @Field(() => ID, { description: 'The care.' })
  @IsUUID()
  careId!: string;
  @Field(() => ID, { description: 'The item.' })
  @IsUUID()
  itemId!: string;
  @Field(() => Boolean, { description: 'Whether it is clear.' })
  clear!: boolean;
  @Field(() => String, { nullable: true, description: 'What is missing, 1 to 500 characters; required when it is not clear.' })
  @IsOptional()
  @Length(1, 500)
  note?: string | null;
}

/** An item. */
@InputType({ description: 'Adds an item to the checklist, or changes one. Answers of before keep the text that was asked.' })
export class CareCheckItemSaveInput {
  @Field(() => ID, { nullable: true, description: 'The item; left out for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with an id.' })
  expectedVersion?: number | null;
  @Field(() => Int, { description: 'Place in the list, 1 to 100.' })
  @Min(1)
  @Max(100)
  position!: number;
  @Field(() => String, { description: 'Text in Chinese, 1 to 200 characters.' })
  @Length(1, 200)
  name!: string;
  @Field(() => String, { description: 'Text in English, 1 to 200 characters.' })
  @Length(1, 200)
  nameEn!: string;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  active!: boolean;
}

/** Which cares a list shows. */
@InputType({ description: 'Which cares to show; all given conditions hold together.' })
export class DispersedCareFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => Boolean, { nullable: true, description: 'Only those that lack one of the five things today, or whose visit is overdue.' })
  redOnly?: boolean;
}
