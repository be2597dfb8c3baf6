import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Household, householdById } from '../households/index.js';
import { Case } from './case.js';
import { CaseEvent, eventsByCase } from './events.js';
import { casesByHousehold, openCaseByHousehold } from './loaders.js';

/** Fields of cases. */
@Resolver(() => Case)
export class CaseFields {
  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked.' })
  household(@Ctx() { op }: Context, @Root() found: Case): Promise<Household | null> {
    return op.load(householdById, found.householdId);
  }

  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area of the household when the case was opened.' })
  area(@Ctx() { op }: Context, @Root() found: Case): Promise<AdminArea | null> {
    return op.load(areaByCode, found.areaCode);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever answers for it.' })
  ownerName(@Ctx() { op }: Context, @Root() found: Case): Promise<string | null> {
    return op.load(accountName, found.ownerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer owns it.' })
  viewerOwns(@Ctx() { op }: Context, @Root() found: Case): boolean {
    return found.ownerId === op.actor.accountId;
  }

  @FieldResolver(() => [CaseEvent], { description: 'Its trail, oldest first.' })
  events(@Ctx() { op }: Context, @Root() found: Case): Promise<CaseEvent[]> {
    return op.load(eventsByCase, found.id);
  }
}

/** Fields of a case's trail. */
@Resolver(() => CaseEvent)
export class CaseEventFields {
  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever did it; null for the system.' })
  async actorName(@Ctx() { op }: Context, @Root() event: CaseEvent): Promise<string | null> {
    return event.accountId === null ? null : op.load(accountName, event.accountId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the other person concerned, e.g. the new owner.' })
  async otherName(@Ctx() { op }: Context, @Root() event: CaseEvent): Promise<string | null> {
    return event.otherId === null ? null : op.load(accountName, event.otherId);
  }
}

/** Cases of households. */
@Resolver(() => Household)
export class HouseholdCaseFields {
  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The open case (个案); null when there is none or the viewer may not read cases.',
  })
  openCase(@Ctx() { op }: Context, @Root() household: Household): Promise<Case | null> {
    return op.load(openCaseByHousehold, household.id);
  }

  @FieldResolver(() => [Case], { description: 'All cases, the newest first; empty when the viewer may not read cases.' })
  cases(@Ctx() { op }: Context, @Root() household: Household): Promise<Case[]> {
    return op.load(casesByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may open a case of it; an open one stands in the way.' })
  async viewerCanOpenCase(@Ctx() { op }: Context, @Root() household: Household): Promise<boolean> {
    return op.actor.can('case:edit', household.areaCode) && (await op.load(openCaseByHousehold, household.id)) === null;
  }
}
