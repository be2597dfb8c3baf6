import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { DueItemFilter, ServiceNeedFilter, ServiceNeedOpenInput, ServiceNeedUpdateInput, ServiceNeedWaiveInput } from './inputs.js';
import { boardCounts, listNeeds } from './list.js';
import { needById } from './loaders.js';
import { ServiceNeed } from './need.js';
import { NeedBoardCounts, ServiceNeedConnection, ServiceNeedPayload, Today } from './payloads.js';
import { openNeed, updateNeed, waiveNeed } from './service.js';
import { DueItemConnection, listDue } from './due.js';
import { today } from './today.js';

/** The need after a change; what was loaded before the change is old. */
const payloadOf = async (op: Operation, id: string) => {
  op.forgetLoaded();
  return { need: (await op.load(needById, id)) ?? undefined };
};

/** Service needs. */
@Resolver(() => ServiceNeed)
export class NeedResolver {
  @Query(() => ServiceNeedConnection, { description: 'Needs, the earliest due first.' })
  @Guard('need:read')
  async serviceNeeds(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ServiceNeedFilter, { nullable: true, description: 'Which needs; all conditions hold together.' })
    filter?: ServiceNeedFilter,
  ) {
    return ServiceNeedConnection.of(await listNeeds(op, filter ?? {}, page));
  }

  @Query(() => ServiceNeed, { nullable: true, description: 'One need; null when it does not exist for the viewer.' })
  @Guard('catalogue:read')
  serviceNeed(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<ServiceNeed | null> {
    return op.load(needById, id);
  }

  @Query(() => [NeedBoardCounts], { description: "Counts of the board's five columns under the same filter as `serviceNeeds`." })
  @Guard('need:read')
  needBoardCounts(
    @Ctx() { op }: Context,
    @Arg('filter', () => ServiceNeedFilter, { nullable: true, description: 'Which needs; all conditions hold together.' })
    filter?: ServiceNeedFilter,
  ): Promise<NeedBoardCounts[]> {
    return boardCounts(op, filter ?? {});
  }

  @Query(() => Today, { description: 'The workbench of the viewer, or of one area.' })
  @Guard('today:read')
  today(
    @Ctx() { op }: Context,
    @Arg('areaCode', () => String, { nullable: true, description: 'Code of the area; all that the viewer may see when left out.' })
    areaCode?: string,
  ): Promise<Today> {
    return today(op, areaCode);
  }

  @Query(() => DueItemConnection, {
    description: 'What is late at an instant if nobody does anything: open needs and running clocks, the earliest due first.',
  })
  @Guard('need:read')
  async dueItems(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('until', () => Date, { nullable: true, description: 'The instant (UTC); any time when left out.' }) until?: Date,
    @Arg('filter', () => DueItemFilter, { nullable: true, description: 'Which things; all conditions hold together.' })
    filter?: DueItemFilter,
  ) {
    return DueItemConnection.of(await listDue(op, until ?? null, filter ?? {}, page));
  }

  @Mutation(() => ServiceNeedPayload, {
    description: 'Records a need. Codes: NOT_FOUND, REQUIRED, OUT_OF_RANGE, IN_THE_PAST, INVALID_CHOICE, REQUEST_REUSED, NOT_ALLOWED.',
  })
  @Guard('need:edit')
  serviceNeedOpen(
    @Ctx() { op }: Context,
    @Arg('input', () => ServiceNeedOpenInput) input: ServiceNeedOpenInput,
  ): Promise<ServiceNeedPayload> {
    return mutate(op, ServiceNeedPayload, async () => payloadOf(op, await openNeed(op, input)));
  }

  @Mutation(() => ServiceNeedPayload, {
    description: 'Replaces the facts of a need. Codes: NOT_FOUND, STALE_VERSION, IN_USE, ILLEGAL_TRANSITION, OUT_OF_RANGE, NOT_ALLOWED.',
  })
  @Guard('need:edit')
  serviceNeedUpdate(
    @Ctx() { op }: Context,
    @Arg('input', () => ServiceNeedUpdateInput) input: ServiceNeedUpdateInput,
  ): Promise<ServiceNeedPayload> {
    return mutate(op, ServiceNeedPayload, async () => {
      await updateNeed(op, input);
      return payloadOf(op, input.id);
    });
  }

  @Mutation(() => ServiceNeedPayload, {
    description: 'Waives a need with a reason. Codes: NOT_FOUND, STALE_VERSION, IN_USE, ILLEGAL_TRANSITION, NOT_ALLOWED.',
  })
  @Guard('need:edit')
  serviceNeedWaive(
    @Ctx() { op }: Context,
    @Arg('input', () => ServiceNeedWaiveInput) input: ServiceNeedWaiveInput,
  ): Promise<ServiceNeedPayload> {
    return mutate(op, ServiceNeedPayload, async () => {
      await waiveNeed(op, input);
      return payloadOf(op, input.id);
    });
  }
}
