import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from '../households/index.js';

/** How a household was told. */
export enum OutreachChannel {
  VISIT = 'VISIT',
  PHONE = 'PHONE',
  LEAFLET = 'LEAFLET',
  MEETING = 'MEETING',
  MESSAGE = 'MESSAGE',
}
registerEnumType(OutreachChannel, {
  name: 'OutreachChannel',
  description: 'How a household was told: at home, by telephone, by a leaflet (明白纸), at a meeting, by a message.',
});

/** 政策告知内容. */
@Entity('policy_notice')
@ObjectType({
  simpleResolvers: true,
  description: 'One version of what households are told of a policy (政策宣传). Never changed: who was told what stays true.',
})
export class PolicyNotice {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'What it is about; versions of one topic follow one another.' })
  @Column('text')
  topic!: string;
  @Field(() => Int, { description: 'Number of the version within its topic and area, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => String, { description: 'Title of the leaflet.' })
  @Column('text')
  title!: string;
  @Field(() => String, { description: 'Text of the leaflet, a paragraph a line, in plain words.' })
  @Column('text')
  body!: string;
  @Field(() => String, { description: 'Whom to ask.' })
  @Column('text')
  contact!: string;
  @Field(() => String, { nullable: true, description: 'Document that it tells of.' })
  @Column('text', { nullable: true })
  source!: string | null;
  @Field(() => [Programme], { description: 'Programmes whose households are to be told.' })
  @Column('text', { array: true })
  programmes!: Programme[];
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  @Column('date')
  validFrom!: string;
  @Column('uuid')
  publishedBy!: string;
  @Field(() => Date, { description: 'Published at (UTC).' })
  @Column('timestamptz')
  publishedAt!: Date;
}

/** 政策告知记录. */
@Entity('outreach_record')
@ObjectType({
  simpleResolvers: true,
  description: 'That a household was told a version, how and when (政策告知记录). Read by staff of its area.',
})
export class OutreachRecord {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  noticeId!: string;
  @Column('uuid')
  householdId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => OutreachChannel, { description: 'How.' })
  @Column('text')
  channel!: OutreachChannel;
  @Field(() => LocalDate, { description: 'Day.' })
  @Column('date')
  toldOn!: string;
  @Column('uuid')
  toldBy!: string;
  @Field(() => String, { nullable: true, description: 'Note.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Column('timestamptz')
  recordedAt!: Date;
}
