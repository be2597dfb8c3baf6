import { ArrayUnique, Length, Matches, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { ServiceType, TeamKind } from './catalogue.js';

/** A service as an administrator edits it. */
@InputType({ description: 'A service of the catalogue: a new one without `id`, else the one with that id as it shall be.' })
export class ServiceTypeSaveInput {
  @Field(() => ID, { nullable: true, description: 'The service to change; null makes a new one.' })
  id?: string | null;
  @Field(() => Int, { nullable: true, description: 'Version that was read; required with `id`.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Code: capital letters, digits, underscore; unique.' })
  @Matches(/^[A-Z][A-Z0-9_]{1,49}$/)
  code!: string;
  @Field(() => String, { description: 'Name in Chinese, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => String, { description: 'Name in English, 1 to 120 characters.' })
  @Length(1, 120)
  nameEn!: string;
  @Field(() => TeamKind, { nullable: true, description: 'Kind of team whose work this is; null for any.' })
  team?: TeamKind | null;
  @Field(() => String, { description: 'Group in which the service is listed, 1 to 40 characters.' })
  @Length(1, 40)
  category!: string;
  @Field(() => [String], { description: 'Codes of all skills that one person must have.' })
  @ArrayUnique()
  skillCodes!: string[];
  @Field(() => [String], { description: 'Codes of all qualifications that must be valid on the day.' })
  @ArrayUnique()
  qualificationCodes!: string[];
  @Field(() => Int, { description: 'Usual minutes of a visit, 5 to 1440.' })
  @Min(5)
  @Max(1440)
  usualMinutes!: number;
  @Field(() => Int, { description: 'How many different people go, 1 to 20.' })
  @Min(1)
  @Max(20)
  peopleNeeded!: number;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is a risky service, done by insured volunteers alone; not, when left out.',
  })
  needsInsurance?: boolean | null;
  @Field(() => Boolean, { description: 'Whether new needs may ask for it.' })
  active!: boolean;
}

/** Payload of catalogue changes. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to the service catalogue.' })
export class ServiceTypePayload extends Payload {
  @Field(() => ServiceType, { nullable: true, description: 'The service as it is now.' })
  serviceType?: ServiceType;
}
