import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { TeamKind } from '../catalogue/index.js';

/** A new team. */
@InputType({ description: 'A new volunteer team.' })
export class VolunteerTeamCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'Name, unique, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => TeamKind, { description: 'Kind.' })
  kind!: TeamKind;
  @Field(() => [String], { description: 'Codes of the areas it serves, at least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  areaCodes!: string[];
  @Field(() => [String], { description: 'Codes of the services it offers.' })
  @ArrayUnique()
  serviceCodes!: string[];
  @Field(() => ID, { nullable: true, description: 'Organisation that runs it.' })
  @IsUUID()
  organisationId?: string | null;
}

/** Changes to a team. */
@InputType({ description: 'Changes to a volunteer team. What is left out stays; a list replaces the whole list.' })
export class VolunteerTeamUpdateInput {
  @Field(() => ID, { description: 'The team.' })
  @IsUUID()
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { nullable: true, description: 'Name, unique, 1 to 60 characters.' })
  @Length(1, 60)
  name?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the areas it serves, at least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  areaCodes?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the services it offers.' })
  @ArrayUnique()
  serviceCodes?: string[] | null;
}
