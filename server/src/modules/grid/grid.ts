import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why somebody became the responsible worker of a cell. */
export enum GridAssignmentReason {
  FIRST = 'FIRST',
  MOVE = 'MOVE',
  BALANCE = 'BALANCE',
  LEFT = 'LEFT',
  OTHER = 'OTHER',
}
registerEnumType(GridAssignmentReason, {
  name: 'GridAssignmentReason',
  description: 'Why the worker of a cell changed: the first one, a move, a fairer share, the one before left, another reason.',
});

/** Why somebody is away. */
export enum GridCoverReason {
  LEAVE = 'LEAVE',
  SICK = 'SICK',
  TRAINING = 'TRAINING',
  OTHER = 'OTHER',
}
registerEnumType(GridCoverReason, { name: 'GridCoverReason', description: 'Why the responsible worker is away.' });

/** That a worker answers for a cell, from an instant until an instant. */
@Entity('grid_assignment')
@ObjectType({
  simpleResolvers: true,
  description: 'That a worker answers for a cell (网格), from an instant until an instant. Read by staff of its area.',
})
export class GridAssignment {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  cellCode!: number;
  @Column('uuid')
  workerId!: string;
  @Field(() => Date, { description: 'First instant (UTC).' })
  @Column('timestamptz')
  fromAt!: Date;
  @Field(() => Date, { nullable: true, description: 'End (UTC), no longer included; null while it lasts.' })
  @Column('timestamptz', { nullable: true })
  untilAt!: Date | null;
  @Field(() => GridAssignmentReason, { description: 'Why it began.' })
  @Column('text')
  reason!: GridAssignmentReason;
  @Column('uuid')
  assignedBy!: string;
}

/** That somebody answers for a cell while its worker is away. */
@Entity('grid_cover')
@ObjectType({ simpleResolvers: true, description: 'That somebody answers for a cell while its worker is away. Read by staff of its area.' })
export class GridCover {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('uuid')
  id!: string;
  @Column('bigint')
  cellCode!: number;
  @Column('uuid')
  coverId!: string;
  @Field(() => Date, { description: 'First instant (UTC).' })
  @Column('timestamptz')
  fromAt!: Date;
  @Field(() => Date, { description: 'End (UTC), no longer included.' })
  @Column('timestamptz')
  untilAt!: Date;
  @Field(() => GridCoverReason, { description: 'Why the worker is away.' })
  @Column('text')
  reason!: GridCoverReason;
  @Column('uuid')
  madeBy!: string;
}

/** A cell as the grid shows it: a place for which exactly one worker should answer. */
@ObjectType({ simpleResolvers: true, description: 'A place for which one worker answers: a grid cell, or a community that has none.' })
export class GridCell {
  areaCode!: number;
}

/** A colleague, by name alone. */
@ObjectType({ simpleResolvers: true, description: 'A colleague: id and name, nothing else of the account.' })
export class GridPerson {
  @Field(() => ID, { description: 'The account.' })
  id!: string;
}

/** What a worker has to look after. */
@ObjectType({ simpleResolvers: true, description: 'What a worker looks after in an area, by the ledger as it stands now.' })
export class GridLoad {
  workerId!: string;
  @Field(() => Int, { description: 'Cells for which the worker is responsible.' })
  cells!: number;
  @Field(() => Int, { description: 'Cells of others that the worker covers now.' })
  covered!: number;
  @Field(() => Int, { description: "Households on the roll in the worker's own cells." })
  households!: number;
  @Field(() => Int, { description: 'Of these: overdue or a gap.' })
  behind!: number;
}

/** A move that would make shares fairer. */
@ObjectType({
  simpleResolvers: true,
  description:
    'A move of a cell that would bring the largest and the smallest share of households closer together; nothing moves by itself.',
})
export class GridMove {
  cellCode!: number;
  fromId!: string | null;
  toId!: string;
  @Field(() => Int, { description: 'Households on the roll in the cell.' })
  households!: number;
  @Field(() => Int, { description: 'Households of the worker who gives it up, before; 0 when nobody has it.' })
  fromHouseholds!: number;
  @Field(() => Int, { description: 'Households of the worker who takes it, before.' })
  toHouseholds!: number;
}
