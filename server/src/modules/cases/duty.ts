import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What a duty is about. */
export enum DutyKind {
  /** @public made by the database */
  NEED = 'NEED',
  /** @public made by the database */
  VISIT = 'VISIT',
  TASK = 'TASK',
}
registerEnumType(DutyKind, {
  name: 'DutyKind',
  description: 'What a duty is about: a need of the household to be met, a visit to be settled, or a task that somebody wrote down.',
});

/** What the owner of a case must see to. */
@Entity('case_duty')
@ObjectType({
  simpleResolvers: true,
  description:
    'What the owner of a case must see to. Needs and visits of the household become duties by themselves. Read by staff of its area.',
})
export class CaseDuty {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  caseId!: string;
  @Field(() => DutyKind, { description: 'What it is about.' })
  @Column('text')
  kind!: DutyKind;
  @Field(() => String, { nullable: true, description: 'What to do, of a task; null otherwise.' })
  @Column('text', { nullable: true })
  title!: string | null;
  @Column('uuid', { nullable: true })
  needId!: string | null;
  @Column('uuid', { nullable: true })
  assignmentId!: string | null;
  @Column('timestamptz')
  dueAt!: Date;
  @Field(() => Date, { description: 'Became a duty of the case at (UTC).' })
  @Column('timestamptz')
  createdAt!: Date;
  @Column('uuid', { nullable: true })
  createdBy!: string | null;
  @Field(() => Date, { nullable: true, description: 'Done at (UTC); null while it is open.' })
  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;
  @Column('uuid', { nullable: true })
  doneBy!: string | null;
  @Field(() => String, { nullable: true, description: 'What was done about it.' })
  @Column('text', { nullable: true })
  note!: string | null;
  @Field(() => Int, { description: 'Version for `expectedVersion`.' })
  @VersionColumn()
  version!: number;
}

/** Counts of duties. */
@ObjectType({ simpleResolvers: true, description: 'Duties of a case, or of one ownership of it, counted now.' })
export class DutyCounts {
  @Field(() => Int, { description: 'Open.' })
  open!: number;
  @Field(() => Int, { description: 'Of these past their due time.' })
  overdue!: number;
  @Field(() => Int, { description: 'Done.' })
  done!: number;
  @Field(() => Int, { description: 'Past their due time before they were done, whether done since or not.' })
  missed!: number;
}

/** Who owned a case when. */
@Entity('case_ownership')
@ObjectType({
  simpleResolvers: true,
  description: 'Who owned a case, from an instant until an instant, and what was done and missed in that time.',
})
export class CaseOwnership {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('uuid')
  caseId!: string;
  @Column('uuid')
  ownerId!: string;
  @Field(() => Date, { description: 'From (UTC).' })
  @Column('timestamptz')
  since!: Date;
  @Field(() => Date, { nullable: true, description: 'Until (UTC); null for the present owner.' })
  @Column('timestamptz', { nullable: true })
  until!: Date | null;
}
