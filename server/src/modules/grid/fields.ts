import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { GridAssignment, GridCell, GridCover, GridLoad, GridMove, GridPerson } from './grid.js';
import { assignmentsOfCell, coversOfCell, householdsOfCell, presentAssignment } from './loaders.js';

/** Somebody by id. */
const person = (id: string): GridPerson => Object.assign(new GridPerson(), { id });

/** Fields of colleagues. */
@Resolver(() => GridPerson)
export class GridPersonFields {
  @FieldResolver(() => String, { nullable: true, description: 'The name that colleagues see.' })
  name(@Ctx() { op }: Context, @Root() of: GridPerson): Promise<string | null> {
    return op.load(accountName, of.id);
  }
}

/** Fields of assignments. */
@Resolver(() => GridAssignment)
export class GridAssignmentFields {
  @FieldResolver(() => GridPerson, { description: 'The responsible worker.' })
  worker(@Root() assignment: GridAssignment): GridPerson {
    return person(assignment.workerId);
  }

  @FieldResolver(() => GridPerson, { description: 'Who decided it.' })
  assignedBy(@Root() assignment: GridAssignment): GridPerson {
    return person(assignment.assignedBy);
  }
}

/** Fields of covers. */
@Resolver(() => GridCover)
export class GridCoverFields {
  @FieldResolver(() => GridPerson, { description: 'Who covers.' })
  cover(@Root() cover: GridCover): GridPerson {
    return person(cover.coverId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it runs now; else it is still to come or over.' })
  runs(@Ctx() { op }: Context, @Root() cover: GridCover): boolean {
    return cover.fromAt <= op.now && cover.untilAt > op.now;
  }
}

/** Fields of cells. */
@Resolver(() => GridCell)
export class GridCellFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The place.' })
  area(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<AdminArea | null> {
    return op.load(areaByCode, cell.areaCode);
  }

  @FieldResolver(() => GridAssignment, {
    nullable: true,
    description: 'The present responsible worker; null when there is none: then the coordinator answers.',
  })
  assignment(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<GridAssignment | null> {
    return op.load(presentAssignment, cell.areaCode);
  }

  @FieldResolver(() => [GridAssignment], { description: 'Everybody who ever answered for it, the newest first.' })
  history(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<GridAssignment[]> {
    return op.load(assignmentsOfCell, cell.areaCode);
  }

  @FieldResolver(() => [GridCover], { description: 'Cover that runs or is to come, the next first.' })
  covers(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<GridCover[]> {
    return op.load(coversOfCell, cell.areaCode);
  }

  @FieldResolver(() => Int, { description: 'Households on the roll, by the ledger as it stands.' })
  async households(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<number> {
    return (await op.load(householdsOfCell, cell.areaCode)).households;
  }

  @FieldResolver(() => Int, { description: 'Of these: overdue or a gap.' })
  async behind(@Ctx() { op }: Context, @Root() cell: GridCell): Promise<number> {
    return (await op.load(householdsOfCell, cell.areaCode)).behind;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may decide who answers for it.' })
  viewerCanAssign(@Ctx() { op }: Context, @Root() cell: GridCell): boolean {
    return op.actor.can('grid:edit', cell.areaCode);
  }
}

/** Fields of loads. */
@Resolver(() => GridLoad)
export class GridLoadFields {
  @FieldResolver(() => GridPerson, { description: 'The worker.' })
  worker(@Root() load: GridLoad): GridPerson {
    return person(load.workerId);
  }
}

/** Fields of moves. */
@Resolver(() => GridMove)
export class GridMoveFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'The cell.' })
  cell(@Ctx() { op }: Context, @Root() move: GridMove): Promise<AdminArea | null> {
    return op.load(areaByCode, move.cellCode);
  }

  @FieldResolver(() => GridPerson, { nullable: true, description: 'Who would give it up; null when nobody has it.' })
  from(@Root() move: GridMove): GridPerson | null {
    return move.fromId === null ? null : person(move.fromId);
  }

  @FieldResolver(() => GridPerson, { description: 'Who would take it.' })
  to(@Root() move: GridMove): GridPerson {
    return person(move.toId);
  }
}
