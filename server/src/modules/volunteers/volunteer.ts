import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { Detail } from '../../platform/database/brief.js';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Sex } from '../households/index.js';

/** Where a volunteer stands on the way in and out. */
export enum VolunteerState {
  APPLIED = 'APPLIED',
  VETTING = 'VETTING',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  LEFT = 'LEFT',
}
registerEnumType(VolunteerState, {
  name: 'VolunteerState',
  description: 'Where a volunteer stands.',
  valuesConfig: {
    APPLIED: { description: 'Put forward, not yet looked at.' },
    VETTING: { description: 'Being vetted.' },
    ACTIVE: { description: 'Vetted; may be sent while `vettedUntil` lasts.' },
    SUSPENDED: { description: 'Not to be sent for now.' },
    LEFT: { description: 'Serves no more; past work stays on record.' },
  },
});

/** 志愿者. The name is shown to staff; telephone and identity number never leave in clear. */
@Entity('volunteer')
@ObjectType({
  simpleResolvers: true,
  description:
    "A volunteer (志愿者). Read by staff in whose areas the volunteer lives, by the volunteer's organisation and by the volunteer.",
})
export class Volunteer {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'Volunteer number, for people.' })
  @Column('text')
  number!: string;
  @Column('uuid', { nullable: true })
  accountId!: string | null;
  @Field(() => String, { description: 'Name.' })
  @Column('text', { name: 'name' })
  displayName!: string;
  /** In clear; leaves masked, through a field resolver. */
  @Detail()
  @Column('text', { nullable: true })
  phone!: string | null;
  @Field(() => Sex, { nullable: true, description: 'Sex; null when not on record.' })
  @Detail()
  @Column('text', { nullable: true })
  sex!: Sex | null;
  @Detail()
  @Column('date', { nullable: true })
  birthDate!: string | null;
  @Column('text', { nullable: true, select: false })
  identitySealed!: string | null;
  @Column('text', { nullable: true, select: false })
  identityHash!: string | null;
  @Field(() => VolunteerState, { description: 'Where the volunteer stands.' })
  @Column('text')
  state!: VolunteerState;
  /** Why the volunteer was suspended last; read in the audit trail only. */
  @Column('text', { nullable: true, select: false })
  stateReason!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which the vetting holds; null before the first.' })
  @Detail()
  @Column('date', { nullable: true })
  vettedUntil!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which the volunteer is insured; null when nothing is noted.' })
  @Detail()
  @Column('date', { nullable: true })
  insuredUntil!: string | null;
  @Column('bigint')
  homeAreaCode!: number;
  @Column('uuid', { nullable: true })
  organisationId!: string | null;
  @Detail()
  @Column('double precision', { nullable: true })
  latitude!: number | null;
  @Detail()
  @Column('double precision', { nullable: true })
  longitude!: number | null;
  @Detail()
  @Column('text', { array: true })
  skillCodes!: string[];
  @Field(() => [String], { description: 'Languages and dialects spoken.' })
  @Detail()
  @Column('text', { array: true })
  languages!: string[];
  @Field(() => Int, { description: 'Most minutes of service in one week (Monday to Sunday).' })
  @Detail()
  @Column('int')
  weeklyMinutes!: number;
  @Field(() => Int, { description: 'Most tasks in one week (Monday to Sunday).' })
  @Detail()
  @Column('int')
  weeklyTasks!: number;
  @Field(() => Float, { description: 'Farthest way from home in kilometres, as the crow flies.' })
  @Detail()
  @Column('double precision')
  travelKm!: number;
  @Detail()
  @Column('text', { array: true })
  preferredServiceCodes!: string[];
  @Column('text', { array: true, select: false })
  search!: string[];
  @Detail()
  @Column('boolean', { default: false })
  demo!: boolean;
  /** The import that brought the row, for its undo. */
  @Detail()
  @Column('uuid', { nullable: true })
  importId!: string | null;
  @Detail()
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
