import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from '../households/index.js';
import { OutreachChannel } from './notice.js';

/** A new version. */
@InputType({ description: 'Publishes a version of what households are told; the next of its topic in this area.' })
export class PolicyNoticePublishInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Area for whose households it is.' })
  areaCode!: string;
  @Field(() => String, { description: 'What it is about.' })
  @Length(1, 60)
  topic!: string;
  @Field(() => String, { description: 'Title of the leaflet.' })
  @Length(1, 100)
  title!: string;
  @Field(() => String, { description: 'Text of the leaflet, a paragraph a line.' })
  @Length(1, 4000)
  body!: string;
  @Field(() => String, { description: 'Whom to ask.' })
  @Length(1, 200)
  contact!: string;
  @Field(() => String, { nullable: true, description: 'Document that it tells of.' })
  @IsOptional()
  @MaxLength(200)
  source?: string;
  @Field(() => [Programme], { description: 'Programmes whose households are to be told.' })
  @ArrayMinSize(1)
  programmes!: Programme[];
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  validFrom!: string;
}

/** Households that were told. */
@InputType({ description: 'Records that households were told a version, all or none of them.' })
export class OutreachRecordInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The version.' })
  @IsUUID()
  noticeId!: string;
  @Field(() => [ID], { description: 'The households, at most 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  householdIds!: string[];
  @Field(() => OutreachChannel, { description: 'How.' })
  channel!: OutreachChannel;
  @Field(() => LocalDate, { description: 'Day; not one to come.' })
  toldOn!: string;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}
