import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';

/** 委托书. */
@Entity('mandate')
@ObjectType({
  simpleResolvers: true,
  description:
    'A mandate (委托书): a person of a household lets somebody act for it, for some services, until a day. Withdrawal is effective at once.',
})
export class Mandate {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  householdId!: string;
  @Column('uuid')
  personId!: string;
  @Column('bigint')
  areaCode!: number;
  @Field(() => String, { description: 'Who may act.' })
  @Column('text')
  agent!: string;
  @Column('text', { array: true })
  scope!: string[];
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  validFrom!: string;
  @Field(() => LocalDate, { description: 'Last day.' })
  @Column('date')
  validUntil!: string;
  @Column('timestamptz')
  recordedAt!: Date;
  @Column('uuid')
  recordedBy!: string;
  @Field(() => Date, { nullable: true, description: 'When it was withdrawn (UTC).' })
  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  @Column('text', { nullable: true })
  withdrawReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @Column('int')
  version!: number;
}
