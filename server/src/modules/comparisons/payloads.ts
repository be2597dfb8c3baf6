import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { ComparisonFinding, ComparisonRow, ListComparison } from './comparison.js';

/** Page of comparisons. */
export const ListComparisonConnection = connectionOf(ListComparison, 'ListComparison');
/** Page of findings. */
export const ComparisonFindingConnection = connectionOf(ComparisonFinding, 'ComparisonFinding');
/** Page of rows. */
export const ComparisonRowConnection = connectionOf(ComparisonRow, 'ComparisonRow');

/** Payload of mutations on comparisons. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a comparison.' })
export class ListComparisonPayload extends Payload {
  @Field(() => ListComparison, { nullable: true, description: 'The comparison as it is now.' })
  comparison?: ListComparison;
}

/** Payload of mutations on findings. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of a finding.' })
export class ComparisonFindingPayload extends Payload {
  @Field(() => ComparisonFinding, { nullable: true, description: 'The finding as it is now.' })
  finding?: ComparisonFinding;
}
