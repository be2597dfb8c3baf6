import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { Case } from './case.js';
import { CaseFilter, CaseOpenInput } from './inputs.js';
import { caseWorkers, listCases } from './list.js';
import { caseById } from './loaders.js';
import { openCase } from './open.js';
import { CaseConnection, CasePayload, CaseWorker } from './payloads.js';

/** Runs a change of a case and answers with the case after it. */
function changed(op: Operation, change: () => Promise<string>): Promise<CasePayload> {
  return mutate(op, CasePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { case: (await op.load(caseById, id)) ?? undefined };
  });
}

/** Cases. */
@Resolver()
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: 'One case; null when it does not exist for the viewer.' })
  @Guard('case:read')
  case(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<Case | null> {
    return op.load(caseById, id);
  }

  @Query(() => CaseConnection, { description: 'Cases, the last opened first.' })
  @Guard('case:read')
  async cases(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CaseFilter, { nullable: true, description: 'Which cases; all conditions hold together.' }) filter?: CaseFilter,
  ) {
    return CaseConnection.of(await listCases(op, filter ?? {}, page));
  }

  @Query(() => [CaseWorker], { description: 'Who may own cases of an area (at most 200, by name); empty where the viewer keeps no cases.' })
  @Guard('case:edit')
  caseWorkers(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { description: 'Code of the area.' }) areaCode: string,
  ): Promise<CaseWorker[]> {
    return caseWorkers(op, areaCode);
  }

  @Mutation(() => CasePayload, {
    description: 'Opens a case. Codes: NOT_FOUND, NOT_ALLOWED, DUPLICATE (CaseAlreadyOpen), REQUEST_REUSED.',
  })
  @Guard('case:edit')
  caseOpen(@Ctx() { op }: Context, @Arg('input', () => CaseOpenInput) input: CaseOpenInput): Promise<CasePayload> {
    return changed(op, () => openCase(op, input));
  }
}
