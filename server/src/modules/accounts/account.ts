import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Role } from '../../platform/access/catalogue.js';

registerEnumType(Role, {
  name: 'Role',
  description:
    'What an account may do, always within the area or organisation of its grant. docs/access.md lists the actions of each role.',
});

/** Whether an account can sign in. */
export enum AccountState {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}
registerEnumType(AccountState, { name: 'AccountState', description: 'Whether the account can sign in.' });

/** Kind of an organisation. */
export enum OrganisationKind {
  GOVERNMENT = 'GOVERNMENT',
  NGO = 'NGO',
  COMMUNITY = 'COMMUNITY',
  SOCIAL_WORK_STATION = 'SOCIAL_WORK_STATION',
}
registerEnumType(OrganisationKind, { name: 'OrganisationKind', description: 'Kind of an organisation.' });

/** 组织. */
@Entity('organisation')
@ObjectType({
  simpleResolvers: true,
  description: 'An organisation (组织) that takes part: authority, NGO, community, social-work station.',
})
export class Organisation {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Name.' })
  @Column('text')
  name!: string;
  @Field(() => OrganisationKind, { description: 'Kind.' })
  @Column('text')
  kind!: OrganisationKind;
  @Column('bigint', { nullable: true })
  areaCode!: number | null;
  @VersionColumn()
  version!: number;
}

/** A person who signs in. */
@Entity('account')
@ObjectType({ simpleResolvers: true, description: 'A person who signs in. Read by the person, administrators and auditors.' })
export class Account {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Name to sign in with, lower case.' })
  @Column('text')
  username!: string;
  @Field(() => String, { description: 'Name that colleagues see.' })
  @Column('text')
  displayName!: string;
  @Column('text', { select: false })
  passwordHash!: string;
  @Field(() => AccountState, { description: 'Whether the account can sign in.' })
  @Column('text')
  state!: AccountState;
  @Field(() => Date, { nullable: true, description: 'Last sign-in (UTC); null before the first.' })
  @Column('timestamptz', { nullable: true })
  lastSignInAt!: Date | null;
  @Column('boolean', { default: false })
  demo!: boolean;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** One role in one area or organisation. */
@Entity('role_grant')
@ObjectType({ simpleResolvers: true, description: 'A role held in an area or for an organisation; without either, everywhere.' })
export class RoleGrant {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => Role, { description: 'The role.' })
  @Column('text')
  role!: Role;
  @Column('bigint', { nullable: true })
  areaCode!: number | null;
  @Column('uuid', { nullable: true })
  organisationId!: string | null;
  @Column('timestamptz')
  createdAt!: Date;
}

/** A signed-in browser. */
@Entity('session')
@ObjectType({ simpleResolvers: true, description: 'A signed-in browser of the viewer.' })
export class Session {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  accountId!: string;
  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  @Column('text', { nullable: true })
  device!: string | null;
  @Field(() => Date, { description: 'Signed in at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Date, { description: 'Last seen at (UTC).' })
  @Column('timestamptz')
  lastSeenAt!: Date;
  @Column('timestamptz')
  expiresAt!: Date;
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
}
