import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { HelpKind, SupporterKind } from './enums.js';

/** 帮扶方. */
@Entity('pairing_supporter')
@ObjectType({
  simpleResolvers: true,
  description: 'A supporter (帮扶方) of an organisation: a person, firm, school, Party branch or association.',
})
export class Supporter {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  organisationId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => SupporterKind, { description: 'What it is.' })
  @Column('text')
  kind!: SupporterKind;
  @Column('text')
  name!: string;
  @Column('text', { nullable: true })
  contactName!: string | null;
  @Column('text', { nullable: true })
  phone!: string | null;
  @Field(() => [HelpKind], { description: 'What it offers.' })
  @Column('text', { array: true })
  offers!: HelpKind[];
  @Field(() => Int, { description: 'Households that it can support at once.' })
  @Column('int')
  capacity!: number;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of its vetting; null before it was looked into.' })
  @Column('date', { nullable: true })
  vettedUntil!: string | null;
  @Column('uuid', { nullable: true })
  vettedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('timestamptz')
  createdAt!: Date;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Clear text of a supporter. */
@ObjectType({ simpleResolvers: true, description: 'Clear text of a supporter; shown once, never kept.' })
export class SupporterClear {
  @Field(() => String, { description: 'Name.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'Whom one speaks to.' })
  contactName!: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone!: string | null;
}
