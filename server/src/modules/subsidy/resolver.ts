import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Household, householdById } from '../households/index.js';
import { PriceTriggerRecordInput, SubsidyNoticeRecordInput, SubsidyRollFilter } from './inputs.js';
import { PriceTriggerConnection, PriceTriggerPayload, SubsidyRollConnection } from './payloads.js';
import { listRoll, listTriggers, noticeById, sumsByTrigger, triggerById } from './roll.js';
import { recordNotices, recordTrigger } from './service.js';
import { PriceTrigger, SubsidyDue, SubsidyNotice } from './subsidy.js';

function changed(op: Operation, change: () => Promise<string | void>, id = ''): Promise<PriceTriggerPayload> {
  return mutate(op, PriceTriggerPayload, async () => {
    const made = await change();
    op.forgetLoaded();
    return { trigger: (await op.load(triggerById, made ?? id)) ?? undefined };
  });
}

/** Price-linked subsidy. */
@Resolver(() => PriceTrigger)
export class SubsidyResolver {
  @Query(() => PriceTrigger, { nullable: true, description: 'The trigger of a month; null when it does not exist.' })
  @Guard('subsidy:read')
  priceTrigger(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<PriceTrigger | null> {
    return op.load(triggerById, id);
  }

  @Query(() => PriceTriggerConnection, { description: 'Triggers, the newest month first.' })
  @Guard('subsidy:read')
  async priceTriggers(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('areaCode', () => String, { nullable: true, description: 'Those that touch this area.' }) areaCode?: string,
  ) {
    return PriceTriggerConnection.of(await listTriggers(op, areaCode, page));
  }

  @Query(() => SubsidyRollConnection, {
    description: 'Who is due the subsidy of a month, by number of the household, in the areas of the viewer.',
  })
  @Guard('subsidy:read')
  async subsidyRoll(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SubsidyRollFilter, { nullable: true, description: 'Which month and rows; all conditions hold together.' })
    filter?: SubsidyRollFilter,
  ) {
    return SubsidyRollConnection.of(await listRoll(op, filter ?? {}, page));
  }

  @Mutation(() => PriceTriggerPayload, {
    description:
      'Records that the price index triggered the subsidy of a month. Codes: NOT_FOUND, INVALID_FORMAT, OUT_OF_RANGE, DUPLICATE, NOT_ALLOWED, REQUEST_REUSED.',
  })
  @Guard('subsidy:trigger')
  priceTriggerRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => PriceTriggerRecordInput) input: PriceTriggerRecordInput,
  ): Promise<PriceTriggerPayload> {
    return changed(op, () => recordTrigger(op, input));
  }

  @Mutation(() => PriceTriggerPayload, { description: 'Records that households of the roll were told. Codes: NOT_FOUND, OUT_OF_RANGE.' })
  @Guard('subsidy:tell')
  subsidyNoticeRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => SubsidyNoticeRecordInput) input: SubsidyNoticeRecordInput,
  ): Promise<PriceTriggerPayload> {
    return changed(op, () => recordNotices(op, input), input.triggerId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Where it holds.' })
  area(@Ctx() { op }: Context, @Root() trigger: PriceTrigger): Promise<AdminArea | null> {
    return op.load(areaByCode, trigger.areaCode);
  }

  @FieldResolver(() => Int, { description: 'Households that are due, in the areas of the viewer.' })
  async households(@Ctx() { op }: Context, @Root() trigger: PriceTrigger): Promise<number> {
    return (await op.load(sumsByTrigger, trigger.id)).households;
  }

  @FieldResolver(() => Int, { description: 'Persons of those households.' })
  async persons(@Ctx() { op }: Context, @Root() trigger: PriceTrigger): Promise<number> {
    return (await op.load(sumsByTrigger, trigger.id)).persons;
  }

  @FieldResolver(() => Float, { description: 'Persons times the amount per person, in whole fen.' })
  async amountFen(@Ctx() { op }: Context, @Root() trigger: PriceTrigger): Promise<number> {
    return (await op.load(sumsByTrigger, trigger.id)).persons * trigger.perPersonFen;
  }

  @FieldResolver(() => Int, { description: 'Households of them that were told.' })
  async told(@Ctx() { op }: Context, @Root() trigger: PriceTrigger): Promise<number> {
    return (await op.load(sumsByTrigger, trigger.id)).told;
  }
}

/** Rows of a roll. */
@Resolver(() => SubsidyDue)
export class SubsidyDueFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() due: SubsidyDue): Promise<Household | null> {
    return op.load(householdById, due.id);
  }

  @FieldResolver(() => SubsidyNotice, { nullable: true, description: 'That it was told; null while it was not.' })
  async notice(@Ctx() { op }: Context, @Root() due: SubsidyDue): Promise<SubsidyNotice | null> {
    return due.noticeId === null ? null : op.load(noticeById, due.noticeId);
  }
}

/** Fields of notices. */
@Resolver(() => SubsidyNotice)
export class NoticeFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever told them.' })
  toldByName(@Ctx() { op }: Context, @Root() notice: SubsidyNotice): Promise<string | null> {
    return op.load(accountName, notice.toldBy);
  }
}
