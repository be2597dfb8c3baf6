import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CaseState } from './case.js';

/** Which cases a list shows. */
@InputType({ description: 'Which cases to show; all given conditions hold together.' })
export class CaseFilter {
  @Field(() => String, { nullable: true, description: 'In this area or below.' })
  areaCode?: string;
  @Field(() => [CaseState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(10)
  states?: CaseState[];
  @Field(() => Boolean, { nullable: true, description: 'Only those that are not closed.' })
  open?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'Only those that the viewer owns, or that are being handed over to the viewer.' })
  mine?: boolean;
}

/** A new case. */
@InputType({ description: 'A new case of a household.' })
export class CaseOpenInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The household.' })
  @IsUUID()
  householdId!: string;
  @Field(() => ID, { nullable: true, description: 'Account of the worker who will own it; the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string;
  @Field(() => String, { description: 'Why it is opened. No clinical content belongs here.' })
  @Length(1, 2000)
  reason!: string;
}
