import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { GridAssignmentReason, GridCoverReason } from './grid.js';

/** A new responsible worker. */
@InputType({ description: 'Makes somebody the responsible worker of a cell from now on; the one before ends at the same instant.' })
export class GridCellAssignInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'The cell, or a community without cells.' })
  cellCode!: string;
  @Field(() => ID, { description: 'The worker: a grid worker or coordinator whose area includes the cell.' })
  @IsUUID()
  workerId!: string;
  @Field(() => ID, {
    nullable: true,
    description:
      'The worker who was shown as responsible; leave out when there was none. Another one means that somebody else decided first.',
  })
  expectedWorkerId?: string;
  @Field(() => GridAssignmentReason, { description: 'Why.' })
  reason!: GridAssignmentReason;
}

/** Cover for a time. */
@InputType({ description: 'Lets somebody answer for a cell while its worker is away.' })
export class GridCoverAddInput {
  @Field(() => ID, { description: 'Idempotency key (UUID) of this attempt.' })
  @IsUUID()
  requestId!: string;
  @Field(() => String, { description: 'The cell.' })
  cellCode!: string;
  @Field(() => ID, { description: 'Who covers: a grid worker or coordinator whose area includes the cell.' })
  @IsUUID()
  coverId!: string;
  @Field(() => Date, { description: 'First instant (UTC).' })
  fromAt!: Date;
  @Field(() => Date, { description: 'End (UTC).' })
  untilAt!: Date;
  @Field(() => GridCoverReason, { description: 'Why the worker is away.' })
  reason!: GridCoverReason;
}

/** The end of cover. */
@InputType({ description: 'Ends cover that still runs, now.' })
export class GridCoverEndInput {
  @Field(() => ID, { description: 'The cover.' })
  @IsUUID()
  id!: string;
}
