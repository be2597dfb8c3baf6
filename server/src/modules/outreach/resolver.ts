import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import { HouseholdConnection } from '../households/index.js';
import { OutreachRecordInput, PolicyNoticePublishInput } from './inputs.js';
import { listNotices, listRecords, listUnreached } from './list.js';
import { noticeById } from './loaders.js';
import { PolicyNotice } from './notice.js';
import { OutreachRecordConnection, PolicyNoticeConnection, PolicyNoticePayload } from './payloads.js';
import { publishNotice, recordOutreach } from './service.js';

/** Runs a change and answers with the version. */
function changed(op: Operation, change: () => Promise<string>): Promise<PolicyNoticePayload> {
  return mutate(op, PolicyNoticePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { notice: (await op.load(noticeById, id)) ?? undefined };
  });
}

/** Outreach. */
@Resolver()
export class OutreachResolver {
  @Query(() => PolicyNoticeConnection, { description: 'Versions of what households are told, the newest first.' })
  @Guard('outreach:read')
  async policyNotices(@Ctx() { op }: Context, @Args(() => PageArgs) page: PageArgs) {
    return PolicyNoticeConnection.of(await listNotices(op, page));
  }

  @Query(() => PolicyNotice, { nullable: true, description: 'One version; null when it does not exist for the viewer.' })
  @Guard('outreach:read')
  policyNotice(@Ctx() { op }: Context, @Arg('id', () => ID) id: string): Promise<PolicyNotice | null> {
    return op.load(noticeById, id);
  }

  @Query(() => OutreachRecordConnection, { description: 'Who was told, the newest first.' })
  @Guard('outreach:read')
  async outreachRecords(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('noticeId', () => ID, { nullable: true, description: 'Of this version.' }) noticeId?: string,
  ) {
    return OutreachRecordConnection.of(await listRecords(op, noticeId, page));
  }

  @Query(() => HouseholdConnection, { description: 'Households whom a version is for and nobody has told, by number.' })
  @Guard('outreach:read')
  async outreachUnreached(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('noticeId', () => ID, { description: 'The version.' }) noticeId: string,
    @Arg('areaCode', () => String, { nullable: true, description: 'In this area or below.' }) areaCode?: string,
  ) {
    return HouseholdConnection.of(await listUnreached(op, noticeId, areaCode, page));
  }

  @Mutation(() => PolicyNoticePayload, {
    description: 'Publishes a version. Codes: NOT_FOUND, NOT_ALLOWED, REQUIRED, IN_USE, INVALID_FORMAT, REQUEST_REUSED.',
  })
  @Guard('outreach:publish')
  policyNoticePublish(
    @Ctx() { op }: Context,
    @Arg('input', () => PolicyNoticePublishInput) input: PolicyNoticePublishInput,
  ): Promise<PolicyNoticePayload> {
    return changed(op, () => publishNotice(op, input));
  }

  @Mutation(() => PolicyNoticePayload, {
    description: 'Records who was told. Codes: NOT_FOUND, NOT_ALLOWED, INVALID_CHOICE, OUT_OF_RANGE, DUPLICATE, REQUEST_REUSED.',
  })
  @Guard('outreach:record')
  outreachRecordAdd(
    @Ctx() { op }: Context,
    @Arg('input', () => OutreachRecordInput) input: OutreachRecordInput,
  ): Promise<PolicyNoticePayload> {
    return changed(op, () => recordOutreach(op, input));
  }
}
