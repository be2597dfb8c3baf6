import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate } from '../../platform/graphql/scalars.js';
import { ClockUnit } from './kinds.js';

/** A dated rule version. */
@Entity('sla_rule')
@ObjectType({
  simpleResolvers: true,
  description: 'A version of a rule on time: how long something may take, in an area, from a day. Versions are never changed.',
})
export class SlaRule {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Field(() => String, { description: 'The rule, e.g. `assistance.decision`; its name stands in the console.' })
  @Column('text')
  key!: string;
  @Column('bigint', { nullable: true })
  areaCode!: number | null;
  @Field(() => Int, { description: 'Number of the version within its area, from 1.' })
  @Column('int')
  number!: number;
  @Field(() => LocalDate, { description: 'First day on which clocks begin by this version.' })
  @Column('date')
  validFrom!: string;
  @Field(() => Int, { description: 'How long it may take, in `unit`.' })
  @Column('int')
  amount!: number;
  @Field(() => ClockUnit, { description: 'In what it counts.' })
  @Column('text')
  unit!: ClockUnit;
  @Field(() => Boolean, { description: 'Whether its clocks may stand still.' })
  @Column('boolean')
  pausable!: boolean;
  @Field(() => String, { nullable: true, description: 'Where the number stands; null for a sample.' })
  @Column('text', { nullable: true })
  source!: string | null;
  @Field(() => Boolean, { description: 'Whether the number is a sample that the city has to replace.' })
  @Column('boolean')
  sample!: boolean;
}

/** A step of a rule's ladder. */
@Entity('sla_rule_step')
@ObjectType({ simpleResolvers: true, description: "A step of a rule's ladder: who is called at which distance from the deadline." })
export class SlaRuleStep {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  ruleId!: string;
  @Field(() => Int, { description: 'Order, from 1.' })
  @Column('int')
  level!: number;
  @Field(() => Int, { description: "Distance from the deadline in the rule's unit: negative before it, 0 when it has passed." })
  @Column('int')
  offsetAmount!: number;
  @Field(() => String, { description: 'OWNER, or the role whose nearest holders are called.' })
  @Column('text')
  who!: string;
}
