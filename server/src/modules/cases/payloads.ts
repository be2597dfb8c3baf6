import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError, userErrorTypes } from '../../platform/errors/user-error.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { Case } from './case.js';

/** Page of cases. */
export const CaseConnection = connectionOf(Case, 'Case');

/** Payload of mutations on cases. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change to a case.' })
export class CasePayload extends Payload {
  @Field(() => Case, { nullable: true, description: 'The case as it is now.' })
  case?: Case;
}

/** Somebody who may own cases. */
@ObjectType({ simpleResolvers: true, description: 'Somebody who may own cases of an area.' })
export class CaseWorker {
  @Field(() => ID, { description: 'The account.' })
  id!: string;
  @Field(() => String, { description: 'Name that colleagues see.' })
  name!: string;
  @Field(() => Int, { description: 'Open cases owned, wherever they are.' })
  cases!: number;
}

/** Another case is in the way. */
@ObjectType({ implements: UserError, simpleResolvers: true, description: 'The household already has an open case.' })
export class CaseAlreadyOpen extends UserError {
  @Field(() => Case, { nullable: true, description: 'The case in the way.' })
  openCase!: Case | null;
}
userErrorTypes.push(CaseAlreadyOpen);

/** Somebody would be away without cover. */
@ObjectType({ implements: UserError, simpleResolvers: true, description: 'Open duties would have nobody who covers them.' })
export class DutiesUncovered extends UserError {
  @Field(() => [Case], { description: 'The cases without cover (at most 50) that the viewer may read.' })
  cases!: Case[];
}
userErrorTypes.push(DutiesUncovered);
