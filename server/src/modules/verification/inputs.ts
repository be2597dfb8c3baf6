import { IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VerificationDeclared, VerificationMeasure } from './catalogue.js';

const CODE = /^[A-Z][A-Z0-9_]{1,49}$/;

/** A verification to begin, or to go on with. */
@InputType({ description: 'Asks the departments about everybody who consents; a second time only what is missing or has expired.' })
export class VerificationStartInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => ID, { description: 'The application, not ended yet.' })
  @IsUUID()
  applicationId!: string;
}

/** Evidence to look at. */
@InputType({ description: 'Shows an answer as it came, after who looks at it and why is on record.' })
export class VerificationEvidenceRevealInput {
  @Field(() => ID, { description: 'The answer.' })
  @IsUUID()
  id!: string;
  @Field(() => String, { description: 'What it is needed for, 2 to 500 characters.' })
  @Length(1, 500)
  purpose!: string;
}

/** A department as an administrator edits it. */
@InputType({
  description: 'A department of the catalogue: a new one without `expectedVersion`, else the one with that code as it shall be.',
})
export class VerificationDepartmentSaveInput {
  @Field(() => String, { description: 'Code: capital letters, digits, underscore; it stays.' })
  @Matches(CODE)
  code!: string;
  @Field(() => Int, { nullable: true, description: 'Version that was read; null makes a new department.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Name in Chinese, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => String, { description: 'Name in English, 1 to 120 characters.' })
  @Length(1, 120)
  nameEn!: string;
  @Field(() => String, { nullable: true, description: 'Connector, by its name in the settings of the operator; null: it is not asked.' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]{0,39}$/)
  connector?: string | null;
  @Field(() => Boolean, { description: 'Whether it is asked at all.' })
  active!: boolean;
}

/** An item as an administrator edits it. */
@InputType({ description: 'An item of the catalogue: a new one without `expectedVersion`, else the one with that code as it shall be.' })
export class VerificationItemSaveInput {
  @Field(() => String, { description: 'Code: capital letters, digits, underscore; it stays.' })
  @Matches(CODE)
  code!: string;
  @Field(() => Int, { nullable: true, description: 'Version that was read; null makes a new item.' })
  expectedVersion?: number | null;
  @Field(() => String, { description: 'Code of the department that is asked.' })
  @Matches(CODE)
  departmentCode!: string;
  @Field(() => String, { description: 'Name in Chinese, 1 to 60 characters.' })
  @Length(1, 60)
  name!: string;
  @Field(() => String, { description: 'Name in English, 1 to 120 characters.' })
  @Length(1, 120)
  nameEn!: string;
  @Field(() => VerificationMeasure, { description: 'What its answers measure; it stays once there are answers.' })
  measure!: VerificationMeasure;
  @Field(() => VerificationDeclared, { nullable: true, description: 'What its answers are held against.' })
  declared?: VerificationDeclared | null;
  @Field(() => String, { nullable: true, description: 'Group of items about the same money or thing.' })
  @IsOptional()
  @Matches(CODE)
  sameAs?: string | null;
  @Field(() => Boolean, { description: 'Whether it is asked.' })
  active!: boolean;
}
