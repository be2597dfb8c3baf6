import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 资质. */
@Entity('qualification')
@ObjectType({ simpleResolvers: true, description: 'A qualification or training of a volunteer (资质), with its dates.' })
export class Qualification {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('text')
  typeCode!: string;
  @Field(() => LocalDate, { description: 'First day on which it holds.' })
  @Column('date')
  issuedOn!: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; null when it does not expire.' })
  @Column('date', { nullable: true })
  expiresOn!: string | null;
}

/** 可服务时间. */
@Entity('availability_window')
@ObjectType({ simpleResolvers: true, description: 'Hours of each week in which a volunteer can serve (可服务时间), Asia/Shanghai.' })
export class AvailabilityWindow {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Field(() => Int, { description: '1 = Monday to 7 = Sunday.' })
  @Column('int')
  weekday!: number;
  @Field(() => Int, { description: 'Start in minutes after 00:00, 0 to 1439.' })
  @Column('int')
  fromMinute!: number;
  @Field(() => Int, { description: 'End in minutes after 00:00, 1 to 1440.' })
  @Column('int')
  toMinute!: number;
  @Field(() => Int, { description: 'Every so many weeks, counted from the week of `validFrom`; 1: each week.' })
  @Column('int', { default: 1 })
  everyWeeks!: number;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it holds; null: it always did.' })
  @Column('date', { nullable: true })
  validFrom!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it holds; null: without end.' })
  @Column('date', { nullable: true })
  validUntil!: string | null;
  @Field(() => Boolean, { description: 'Whether it holds on official holidays too.' })
  @Column('boolean', { default: true })
  onHolidays!: boolean;
}

/** Hours of one day. */
@Entity('availability_day')
@ObjectType({
  simpleResolvers: true,
  description: 'Hours of one day in which a volunteer can serve, Asia/Shanghai; they stand in the place of the week’s on that day.',
})
export class AvailabilityDay {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Field(() => LocalDate, { description: 'The day.' })
  @Column('date')
  day!: string;
  @Field(() => Int, { description: 'Start in minutes after 00:00, 0 to 1439.' })
  @Column('int')
  fromMinute!: number;
  @Field(() => Int, { description: 'End in minutes after 00:00, 1 to 1440.' })
  @Column('int')
  toMinute!: number;
}

/** 请假. */
@Entity('absence')
@ObjectType({ simpleResolvers: true, description: 'Days on which a volunteer cannot serve (请假), both ends included.' })
export class Absence {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  from!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  @Column('date')
  until!: string;
  @Field(() => String, { nullable: true, description: 'Reason, if one was given.' })
  @Column('text', { nullable: true })
  reason!: string | null;
}

/** Declared conflict of interest. */
@Entity('volunteer_exclusion')
@ObjectType({
  simpleResolvers: true,
  description: 'A household to which this volunteer is not sent: declared conflict of interest, or asked for by either side.',
})
export class VolunteerExclusion {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('uuid')
  householdId!: string;
  @Field(() => String, { description: 'Reason.' })
  @Column('text')
  reason!: string;
}

/** One day of the availability strip. */
@ObjectType({ simpleResolvers: true, description: 'One day of a volunteer: what is offered and what is booked.' })
export class VolunteerDay {
  @Field(() => LocalDate, { description: 'The civil date.' })
  date!: string;
  @Field(() => Int, { description: 'Minutes of the hours that rules and single days give on this day; 0 when absent.' })
  availableMinutes!: number;
  @Field(() => Int, { description: 'Minutes of confirmed assignments and of offers that await an answer, without the way.' })
  bookedMinutes!: number;
  @Field(() => Boolean, { description: 'Whether an absence covers the day.' })
  absent!: boolean;
}
