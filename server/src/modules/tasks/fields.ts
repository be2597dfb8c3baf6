import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context, MaybePromise } from '../../platform/graphql/context.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { deadlineClock, DeadlineClock } from '../calendars/index.js';
import { ServiceType, serviceTypeByCode } from '../catalogue/index.js';
import { clockById, SlaClock } from '../deadlines/index.js';
import { Household, householdById, Person, personById } from '../households/index.js';
import { needsOfHousehold } from './by-household.js';
import { DueItem } from './due.js';
import { needById } from './loaders.js';
import { ServiceNeed } from './need.js';
import { ServiceNeedConnection } from './payloads.js';

/** Fields of needs. */
@Resolver(() => ServiceNeed)
export class NeedFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked. Null for a volunteer who has not accepted yet.' })
  household(@Ctx() { op }: Context, @Root() need: ServiceNeed): Promise<Household | null> {
    return op.load(householdById, need.householdId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "The person served, masked; null when the need is the household's or the viewer may not see persons.",
  })
  async person(@Ctx() { op }: Context, @Root() need: ServiceNeed): Promise<Person | null> {
    return need.personId === null ? null : op.load(personById, need.personId);
  }

  @FieldResolver(() => ServiceType, { description: 'The service.' })
  service(@Ctx() { op }: Context, @Root() need: ServiceNeed): MaybePromise<ServiceType | null> {
    return op.find(serviceTypeByCode, need.serviceCode);
  }

  @FieldResolver(() => AdminArea, { description: 'Area of the household when the need was recorded.' })
  area(@Ctx() { op }: Context, @Root() need: ServiceNeed): MaybePromise<AdminArea | null> {
    return op.find(areaByCode, need.areaCode);
  }

  @FieldResolver(() => DeadlineClock, { description: 'The clock of `dueAt`, computed now; stops when the need is done or waived.' })
  clock(@Ctx() { op }: Context, @Root() need: ServiceNeed): Promise<DeadlineClock> {
    return deadlineClock(op, need.dueAt, { doneAt: need.doneAt, endedAt: need.waivedAt });
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may send an offer for it now.' })
  viewerCanOffer(@Ctx() { op }: Context, @Root() need: ServiceNeed): boolean {
    return need.state === 'UNMATCHED' && op.actor.can('offer:send', need.areaCode);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change or waive it now.' })
  viewerCanEdit(@Ctx() { op }: Context, @Root() need: ServiceNeed): boolean {
    return need.doneAt === null && need.waivedReason === null && op.actor.can('need:edit', need.areaCode);
  }
}

/** Fields of due things. */
@Resolver(() => DueItem)
export class DueItemFields {
  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The need; null when it is a clock.' })
  async need(@Ctx() { op }: Context, @Root() item: DueItem): Promise<ServiceNeed | null> {
    return item.kind === 'NEED' ? op.load(needById, item.id) : null;
  }

  @FieldResolver(() => SlaClock, { nullable: true, description: 'The clock; null when it is a need.' })
  async clock(@Ctx() { op }: Context, @Root() item: DueItem): Promise<SlaClock | null> {
    return item.kind === 'CLOCK' ? op.load(clockById, item.id) : null;
  }
}

/** Needs of a household. */
@Resolver(() => Household)
export class HouseholdNeedFields {
  @FieldResolver(() => ServiceNeedConnection, { description: 'Needs of the household, the earliest due first.' })
  async needs(@Ctx() { op }: Context, @Root() household: Household, @Args(() => PageArgs) page: PageArgs) {
    return ServiceNeedConnection.of(await needsOfHousehold(op, household.id, page));
  }
}
