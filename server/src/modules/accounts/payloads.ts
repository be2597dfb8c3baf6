import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/mutation.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Role } from '../../platform/access/catalogue.js';
import { Account } from './account.js';

/** Whoever is signed in. */
@ObjectType({ simpleResolvers: true, description: 'Whoever is signed in.' })
export class Viewer {
  @Field(() => Account, { description: 'The account.' })
  account!: Account;
  @Field(() => [String], { description: 'Actions held in any scope, e.g. `household:read`; the console shows what these allow.' })
  actions!: string[];
}

/** A demo sign-in. */
@ObjectType({ simpleResolvers: true, description: 'A sign-in of the demo world. There are none in a live system.' })
export class DemoSignIn {
  @Field(() => String, { description: 'User name.' })
  username!: string;
  @Field(() => String, { description: 'Password.' })
  password!: string;
  @Field(() => Role, { description: 'Role.' })
  role!: Role;
  @Field(() => String, { nullable: true, description: 'Area of the grant; null everywhere.' })
  areaName!: string | null;
}

/** What the sign-in page shows. */
@ObjectType({ simpleResolvers: true, description: 'What anyone may know of this installation.' })
export class SystemInfo {
  @Field(() => Boolean, { description: 'Whether the database holds a demo world: no real person is in it.' })
  demo!: boolean;
  @Field(() => Boolean, { description: 'Whether the system is empty and waits for its first administrator.' })
  needsFirstAdmin!: boolean;
  @Field(() => String, { description: 'Version of the server.' })
  version!: string;
  @Field(() => Date, { description: "The server's clock (UTC)." })
  now!: Date;
  @Field(() => String, { description: 'The civil date (YYYY-MM-DD) in Asia/Shanghai.' })
  today!: string;
}

/** Payload of session mutations. */
@ObjectType({ simpleResolvers: true, description: 'Result of signing in.' })
export class SessionSignInPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now.' })
  viewer?: Viewer;
}

/** Payload of signing out. */
@ObjectType({ simpleResolvers: true, description: 'Result of signing out.' })
export class SessionSignOutPayload extends Payload {
  @Field(() => Boolean, { description: 'Whether a session was ended.' })
  signedOut: boolean = false;
}

/** Payload of the set-up. */
@ObjectType({ simpleResolvers: true, description: 'Result of the set-up; the new administrator is signed in.' })
export class FirstAdminCreatePayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now.' })
  viewer?: Viewer;
}

/** Payload of account mutations. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to an account.' })
export class AccountPayload extends Payload {
  @Field(() => Account, { nullable: true, description: 'The account as it is now.' })
  account?: Account;
}

/** Payload of a password change. */
@ObjectType({ simpleResolvers: true, description: 'Result of a password change.' })
export class PasswordChangePayload extends Payload {
  @Field(() => Boolean, { description: 'Whether the password was changed. Other sessions of the account have ended.' })
  changed: boolean = false;
}

/** Page of accounts. */
export const AccountConnection = connectionOf(Account, 'Account');
