import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { ComparisonOutcome, ComparisonSideName, ListComparison } from './comparison.js';
import { ComparisonFindingFilter, ComparisonFindingCloseInput, ComparisonLeadsInput, ListComparisonStartInput } from './inputs.js';
import { listComparisons, listFindings, listRows } from './list.js';
import { comparisonById, findingById } from './loaders.js';
import {
  ComparisonFindingConnection,
  ComparisonFindingPayload,
  ComparisonRowConnection,
  ListComparisonConnection,
  ListComparisonPayload,
} from './payloads.js';
import { orderLeads, settleFinding, startComparison } from './service.js';

/** Runs a change of a comparison and answers with it. */
function changed(op: Operation, change: () => Promise<string>): Promise<ListComparisonPayload> {
  return mutate(op, ListComparisonPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { comparison: (await op.load(comparisonById, id)) ?? undefined };
  });
}

/** List comparison. */
@Resolver()
export class ComparisonResolver {
  @Query(() => ListComparisonConnection, { description: 'Comparisons of areas that the viewer oversees whole, the newest first.' })
  @Guard('comparison:read')
  async listComparisons(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return ListComparisonConnection.of(await listComparisons(op, page));
  }

  @Query(() => ListComparison, { nullable: true, description: 'One comparison; null when it does not exist for the viewer.' })
  @Guard('comparison:read')
  listComparison(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<ListComparison | null> {
    return op.load(comparisonById, id);
  }

  @Query(() => ComparisonFindingConnection, { description: 'Findings, the oldest first.' })
  @Guard('comparison:read')
  async comparisonFindings(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ComparisonFindingFilter, { nullable: true, description: 'Which; all conditions hold together.' })
    filter?: ComparisonFindingFilter,
  ) {
    return ComparisonFindingConnection.of(await listFindings(op, filter ?? {}, page));
  }

  @Query(() => ComparisonRowConnection, {
    description: 'Persons of a list of a run, in its order: exactly those that the figures count. Empty for runs before the newest.',
  })
  @Guard('comparison:read')
  async comparisonRows(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('runId', () => ID, { description: 'The run.' }) runId: string,
    @Arg('side', () => ComparisonSideName, { description: 'Which list.' }) side: ComparisonSideName,
    @Arg('outcome', () => ComparisonOutcome, { nullable: true, description: 'Of this outcome.' }) outcome?: ComparisonOutcome,
  ) {
    return ComparisonRowConnection.of(await listRows(op, runId, side, outcome, page));
  }

  @Mutation(() => ListComparisonPayload, {
    description:
      'Holds two lists against each other in the background. Codes: NOT_FOUND, NOT_ALLOWED, REQUIRED, INVALID_CHOICE, INVALID_FORMAT, IN_USE, OUT_OF_RANGE, FILE_UNREADABLE, FILE_TOO_LARGE, REQUEST_REUSED.',
  })
  @Guard('comparison:run')
  listComparisonStart(
    @Ctx() { op }: Context,
    @Arg('input', () => ListComparisonStartInput) input: ListComparisonStartInput,
  ): Promise<ListComparisonPayload> {
    return changed(op, () => startComparison(op, input));
  }

  @Mutation(() => ListComparisonPayload, {
    description: 'Makes leads of findings. Codes: NOT_FOUND, NOT_ALLOWED, REQUIRED, ILLEGAL_TRANSITION, REQUEST_REUSED.',
  })
  @Guard('comparison:run')
  comparisonLeadsCreate(
    @Ctx() { op }: Context,
    @Arg('input', () => ComparisonLeadsInput) input: ComparisonLeadsInput,
  ): Promise<ListComparisonPayload> {
    return changed(op, async () => {
      await orderLeads(op, input);
      return input.comparisonId;
    });
  }

  @Mutation(() => ComparisonFindingPayload, {
    description: 'Settles a finding without a lead. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, REASON_REQUIRED, ILLEGAL_TRANSITION.',
  })
  @Guard('comparison:run')
  comparisonFindingClose(
    @Ctx() { op }: Context,
    @Arg('input', () => ComparisonFindingCloseInput) input: ComparisonFindingCloseInput,
  ): Promise<ComparisonFindingPayload> {
    return mutate(op, ComparisonFindingPayload, async () => {
      await settleFinding(op, input);
      op.forgetLoaded();
      return { finding: (await op.load(findingById, input.id)) ?? undefined };
    });
  }
}
