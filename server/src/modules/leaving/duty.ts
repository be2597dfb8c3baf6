import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UserError, userErrorTypes } from '../../platform/errors/user-error.js';

/** What a volunteer owes. */
export enum DutyKind {
  OFFER = 'OFFER',
  VISIT = 'VISIT',
}
registerEnumType(DutyKind, {
  name: 'VolunteerDutyKind',
  description: 'What a volunteer still owes.',
  valuesConfig: {
    OFFER: { description: 'An answer to an offer.' },
    VISIT: { description: 'A visit that was promised, or that is going on.' },
  },
});

/** What becomes of a duty. */
export enum DutyAnswer {
  RELEASE = 'RELEASE',
  HAND_OVER = 'HAND_OVER',
  COVER = 'COVER',
}
registerEnumType(DutyAnswer, {
  name: 'VolunteerDutyAnswer',
  description: 'What becomes of a duty whose volunteer leaves or is suspended.',
  valuesConfig: {
    RELEASE: { description: 'The seat goes back to matching.' },
    HAND_OVER: { description: 'The seat is offered to another volunteer at the same time.' },
    COVER: { description: 'Somebody else sees to it: the need wants one volunteer fewer, or is closed when it wants none any more.' },
  },
});

/** An open duty. */
@ObjectType({ simpleResolvers: true, description: 'Something that a volunteer still owes. The need is shown to whoever may see it.' })
export class VolunteerDuty {
  @Field(() => ID, { description: 'Id of the offer or of the visit.' })
  id!: string;
  @Field(() => DutyKind, { description: 'What it is.' })
  kind!: DutyKind;
  volunteerId!: string;
  offerId!: string;
  needId!: string;
  areaCode!: number;
  seat!: number;
  @Field(() => Date, { description: 'Start (UTC).' })
  startsAt!: Date;
  @Field(() => Date, { description: 'End (UTC).' })
  endsAt!: Date;
}

/** What became of a duty; kept. */
@Entity('duty_answer')
export class DutyAnswered {
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  volunteerId!: string;
  @Column('uuid')
  offerId!: string;
  @Column('uuid', { nullable: true })
  assignmentId!: string | null;
  @Column('text')
  answer!: DutyAnswer;
  @Column('uuid', { nullable: true })
  toVolunteerId!: string | null;
  @Column('text', { nullable: true })
  coveredBy!: string | null;
  @Column('uuid')
  decidedBy!: string;
  @Column('timestamptz')
  decidedAt!: Date;
}

/** Something would be left behind. */
@ObjectType({
  implements: UserError,
  simpleResolvers: true,
  description: 'The volunteer still owes something that has no answer: each of these is released, handed over or covered first.',
})
export class VolunteerHasDuties extends UserError {
  @Field(() => [VolunteerDuty], { description: 'The duties without an answer, the soonest first.' })
  duties!: VolunteerDuty[];
}

userErrorTypes.push(VolunteerHasDuties);
