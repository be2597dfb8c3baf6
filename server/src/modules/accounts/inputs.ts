import { Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Role } from '../../platform/access/catalogue.js';

/** Sign-in. */
@InputType({ description: 'Name and password.' })
export class SessionSignInInput {
  @Field(() => String, { description: 'User name, any case.' })
  @Length(1, 100)
  username!: string;
  @Field(() => String, { description: 'Password.' })
  @Length(1, 200)
  password!: string;
}

/** Set-up of an empty system. */
@InputType({ description: 'The first administrator of an empty system.' })
export class FirstAdminCreateInput {
  @Field(() => String, { description: 'User name: letters, digits, dot, dash, underscore.' })
  @Matches(/^[\w.-]{3,50}$/)
  username!: string;
  @Field(() => String, { description: 'Name that colleagues see.' })
  @Length(1, 100)
  displayName!: string;
  @Field(() => String, { description: 'Password, at least 10 characters.' })
  password!: string;
  @Field(() => String, { description: 'The code that the server printed when it started.' })
  setupCode!: string;
}

/** One role to grant. */
@InputType({ description: 'A role in an area or organisation; without either, everywhere.' })
export class RoleGrantInput {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;
  @Field(() => String, { nullable: true, description: 'Code of the area.' })
  areaCode?: string;
  @Field(() => ID, { nullable: true, description: 'The organisation, for NGO staff.' })
  organisationId?: string;
}

/** A new account. */
@InputType({ description: 'A new account with its roles.' })
export class AccountCreateInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @Matches(/^[0-9a-f-]{36}$/i)
  requestId!: string;
  @Field(() => String, { description: 'User name: letters, digits, dot, dash, underscore.' })
  @Matches(/^[\w.-]{3,50}$/)
  username!: string;
  @Field(() => String, { description: 'Name that colleagues see.' })
  @Length(1, 100)
  displayName!: string;
  @Field(() => String, { description: 'First password, at least 10 characters.' })
  password!: string;
  @Field(() => [RoleGrantInput], { description: 'Roles.' })
  grants!: RoleGrantInput[];
  @Field(() => ID, { nullable: true, description: 'The volunteer whom this account belongs to.' })
  volunteerId?: string;
}

/** Disabling. */
@InputType({ description: 'Disables an account and ends its sessions.' })
export class AccountDisableInput {
  @Field(() => ID, { description: 'The account.' })
  id!: string;
  @Field(() => Int, { description: 'Version that was read.' })
  expectedVersion!: number;
  @Field(() => String, { description: 'Why; kept in the audit trail.' })
  @Length(1, 500)
  reason!: string;
}

/** New password. */
@InputType({ description: 'A new password for the viewer.' })
export class PasswordChangeInput {
  @Field(() => String, { description: 'Present password.' })
  currentPassword!: string;
  @Field(() => String, { description: 'New password, at least 10 characters.' })
  newPassword!: string;
}
