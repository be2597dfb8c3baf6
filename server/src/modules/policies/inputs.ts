import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { DateTime, LocalDate } from '../../platform/graphql/scalars.js';
import { Residence } from './parameter.js';

/** Which value, for whom and from when. */
@InputType({ description: 'A value of a policy parameter, for whom and from when.' })
export class PolicyParameterPreviewInput {
  @Field(() => String, { description: 'Key, e.g. `allowance.standard.fen`; one that the system knows.' })
  @Matches(/^[a-z][a-z0-9_.]{1,79}$/)
  key!: string;
  @Field(() => String, { nullable: true, description: 'Code of the area; null for the whole city.' })
  areaCode?: string | null;
  @Field(() => Residence, { nullable: true, description: 'Urban or rural; null for both.' })
  residence?: Residence | null;
  @Field(() => Float, { description: 'The value, in the unit of the key.' })
  @Min(-1e15)
  @Max(1e15)
  value!: number;
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  validFrom!: string;
}

/** A new value. */
@InputType({ description: 'A new value of a policy parameter, with what set it. The same first day again is a correction.' })
export class PolicyParameterSetInput extends PolicyParameterPreviewInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Title or number of the document that sets it, 1 to 200 characters.' })
  @Length(1, 200)
  document!: string;
  @Field(() => [String], { description: 'Bodies that issued it, at most 10.' })
  @ArrayMaxSize(10)
  @Length(1, 100, { each: true })
  issuedBy!: string[];
}

/** A first day that is taken back. */
@InputType({ description: 'A value that was recorded by mistake: its first day is taken back, the value before holds on.' })
export class PolicyParameterVoidInput {
  @Field(() => ID, { description: 'The record.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'Why, 1 to 200 characters.' })
  @Length(1, 200)
  reason!: string;
}

/** Which records a list shows. */
@InputType({ description: 'Which records to show; all conditions hold together.' })
export class PolicyParameterFilter {
  @Field(() => String, { nullable: true, description: 'Keys that begin with this.' })
  @IsOptional()
  @MaxLength(80)
  keyPrefix?: string;
  @Field(() => String, { nullable: true, description: 'Records that reach this area: its own and those of the areas above it.' })
  areaCode?: string;
  @Field(() => LocalDate, { nullable: true, description: 'Only the records that hold on this day; without it all, the history.' })
  inForceOn?: string;
  @Field(() => DateTime, { nullable: true, description: 'As it was known at this instant; without it as it is known now.' })
  knownAt?: Date;
}
