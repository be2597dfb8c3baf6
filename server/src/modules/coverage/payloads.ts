import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Payload } from '../../platform/graphql/mutation.js';
import { CoverageCorrection, CoverageEntry, CoverageExemption } from './coverage.js';

/** Page of the ledger. */
export const CoverageEntryConnection = connectionOf(CoverageEntry, 'CoverageEntry');

/** Payload of mutations on exemptions. */
@ObjectType({ simpleResolvers: true, description: 'Result of a change of an exemption.' })
export class CoverageExemptionPayload extends Payload {
  @Field(() => CoverageExemption, { nullable: true, description: 'The exemption as it is now.' })
  exemption?: CoverageExemption;
}

/** Payload of corrections. */
@ObjectType({ simpleResolvers: true, description: 'Result of ordering a correction.' })
export class CoverageCorrectionPayload extends Payload {
  @Field(() => CoverageCorrection, { nullable: true, description: 'The order; the daily work carries it out within a minute or so.' })
  correction?: CoverageCorrection;
}
