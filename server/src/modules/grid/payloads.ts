import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { GridCell } from './grid.js';

/** Page of cells. */
export const GridCellConnection = connectionOf(GridCell, 'GridCell');

/** Payload of mutations on the grid. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of the grid.' })
export class GridCellPayload extends Payload {
  @Field(() => GridCell, { nullable: true, description: 'The cell as it is now.' })
  cell?: GridCell;
}
