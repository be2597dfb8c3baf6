import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { Programme } from '../households/index.js';

/** 审批权委托. */
@Entity('delegation_of_authority')
@ObjectType({
  simpleResolvers: true,
  description: 'A district hands its power to decide to a town or sub-district (审批权委托), dated. Read by every member of staff.',
})
export class DelegationOfAuthority {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => Programme, { description: 'For which programme.' })
  @Column('text')
  programme!: Programme;
  @Column('bigint')
  fromAreaCode!: number;
  @Column('bigint')
  toAreaCode!: number;
  @Field(() => LocalDate, { description: 'First day.' })
  @Column('date')
  validFrom!: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds; null while no end is set.' })
  @Column('date', { nullable: true })
  validUntil!: string | null;
  @Field(() => String, { description: 'Document that delegates.' })
  @Column('text')
  document!: string;
  @Column('uuid', { nullable: true })
  recordedBy!: string | null;
  @Field(() => Date, { description: 'Recorded at (UTC).' })
  @Column('timestamptz')
  recordedAt!: Date;
  @Field(() => Date, { nullable: true, description: 'Ended before its time at (UTC); decisions of before stay valid.' })
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was ended.' })
  @Column('text', { nullable: true })
  endReason!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}
