import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Household, householdById } from '../households/index.js';
import { noticeById, reachByNotice } from './loaders.js';
import { OutreachRecord, PolicyNotice } from './notice.js';

/** Fields of versions. */
@Resolver(() => PolicyNotice)
export class PolicyNoticeFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area for whose households it is.' })
  area(@Ctx() { op }: Context, @Root() notice: PolicyNotice): Promise<AdminArea | null> {
    return op.load(areaByCode, notice.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever published it.' })
  publishedByName(@Ctx() { op }: Context, @Root() notice: PolicyNotice): Promise<string | null> {
    return op.load(accountName, notice.publishedBy);
  }

  @FieldResolver(() => Int, { description: 'Households whom it is for today, as far as the viewer sees them.' })
  async meant(@Ctx() { op }: Context, @Root() notice: PolicyNotice): Promise<number> {
    return (await op.load(reachByNotice, notice.id)).meant;
  }

  @FieldResolver(() => Int, { description: 'Of these, households that were told this version.' })
  async told(@Ctx() { op }: Context, @Root() notice: PolicyNotice): Promise<number> {
    return (await op.load(reachByNotice, notice.id)).told;
  }
}

/** Fields of records. */
@Resolver(() => OutreachRecord)
export class OutreachRecordFields {
  @FieldResolver(() => PolicyNotice, { nullable: true, description: 'The version.' })
  notice(@Ctx() { op }: Context, @Root() record: OutreachRecord): Promise<PolicyNotice | null> {
    return op.load(noticeById, record.noticeId);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() record: OutreachRecord): Promise<Household | null> {
    return op.load(householdById, record.householdId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever told it.' })
  toldByName(@Ctx() { op }: Context, @Root() record: OutreachRecord): Promise<string | null> {
    return op.load(accountName, record.toldBy);
  }
}
