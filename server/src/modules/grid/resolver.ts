import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { GridCell, GridLoad, GridMove, GridPerson } from './grid.js';
import { GridCellAssignInput, GridCoverAddInput, GridCoverEndInput } from './inputs.js';
import { candidatesFor, listCells, loadsIn } from './list.js';
import { GridCellConnection, GridCellPayload } from './payloads.js';
import { addCover, assignCell, endCover, proposeMoves } from './service.js';

/** Runs a change of a cell and answers with the cell after it. */
function changed(op: Operation, change: () => Promise<number>): Promise<GridCellPayload> {
  return mutate(op, GridCellPayload, async () => ({ cell: Object.assign(new GridCell(), { areaCode: await change() }) }));
}

/** The grid: who answers for which cell. */
@Resolver()
export class GridResolver {
  @Query(() => GridCellConnection, { description: 'Cells of the grid by code, within the areas that the viewer may see.' })
  @Guard('grid:read')
  async gridCells(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('areaCode', () => String, { nullable: true, description: 'In this area or below.' }) areaCode?: string,
    @Arg('workerId', () => ID, { nullable: true, description: 'For which this account is responsible.' }) workerId?: string,
    @Arg('unassigned', () => Boolean, { nullable: true, description: 'Only those without a responsible worker.' }) unassigned?: boolean,
  ) {
    return GridCellConnection.of(await listCells(op, { areaCode, workerId, unassigned }, page));
  }

  @Query(() => [GridLoad], { description: 'What each worker of an area looks after, the heaviest share first; at most 1,000.' })
  @Guard('grid:read')
  gridLoads(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { nullable: true, description: 'In this area or below.' }) areaCode?: string,
  ): Promise<GridLoad[]> {
    return loadsIn(op, areaCode);
  }

  @Query(() => [GridMove], {
    description: 'Moves of cells that would make shares fairer, the most useful first; at most 20, each after the ones before it.',
  })
  @Guard('grid:edit')
  gridBalance(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { nullable: true, description: 'In this area or below.' }) areaCode?: string,
  ): Promise<GridMove[]> {
    return proposeMoves(op, areaCode);
  }

  @Query(() => [GridPerson], {
    description: 'Who could answer for a cell, grid workers first; at most 50. Empty where the viewer may not decide.',
  })
  @Guard('grid:edit')
  gridCandidates(@Ctx() { op }: Context, @Arg('code', () => String, { description: 'The cell.' }) code: string): Promise<GridPerson[]> {
    return candidatesFor(op, code);
  }

  @Mutation(() => GridCellPayload, {
    description:
      'Makes somebody responsible for a cell from now on. Codes: NOT_FOUND, NOT_ALLOWED, INVALID_CHOICE, SAME_PERSON, STALE_VERSION, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('grid:edit')
  gridCellAssign(@Ctx() { op }: Context, @Arg('input', () => GridCellAssignInput) input: GridCellAssignInput): Promise<GridCellPayload> {
    return changed(op, () => assignCell(op, input));
  }

  @Mutation(() => GridCellPayload, {
    description:
      'Lets somebody answer for a cell while its worker is away. Codes: NOT_FOUND, NOT_ALLOWED, INVALID_CHOICE, OUT_OF_RANGE, IN_THE_PAST, SAME_PERSON, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('grid:edit')
  gridCoverAdd(@Ctx() { op }: Context, @Arg('input', () => GridCoverAddInput) input: GridCoverAddInput): Promise<GridCellPayload> {
    return changed(op, () => addCover(op, input));
  }

  @Mutation(() => GridCellPayload, { description: 'Ends cover now. Codes: NOT_FOUND, NOT_ALLOWED, ILLEGAL_TRANSITION.' })
  @Guard('grid:edit')
  gridCoverEnd(@Ctx() { op }: Context, @Arg('input', () => GridCoverEndInput) input: GridCoverEndInput): Promise<GridCellPayload> {
    return changed(op, () => endCover(op, input.id));
  }
}
