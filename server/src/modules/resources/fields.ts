import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { civilDate } from '../../platform/clock.js';
import type { Context } from '../../platform/graphql/context.js';
import { accountName } from '../accounts/index.js';
import { AdminArea, areaByCode } from '../areas/index.js';
import { Household, householdById } from '../households/index.js';
import { needById, ServiceNeed } from '../tasks/index.js';
import { linksByHousehold, resourceById } from './loaders.js';
import { Resource, ResourceLink, ResourceLinkState } from './resource.js';

const WHOLE = 'in whole units; money in fen';

/** Fields of resources. */
@Resolver(() => Resource)
export class ResourceFields {
  @FieldResolver(() => AdminArea, { nullable: true, description: 'Area whose households it is for.' })
  area(@Ctx() { op }: Context, @Root() resource: Resource): Promise<AdminArea | null> {
    return op.load(areaByCode, resource.areaCode);
  }

  @FieldResolver(() => Float, { description: `How much is offered, ${WHOLE}.` })
  offered(@Root() resource: Resource): number {
    return resource.offered;
  }

  @FieldResolver(() => Float, { description: `How much of it is promised, what was delivered included, ${WHOLE}.` })
  promised(@Root() resource: Resource): number {
    return resource.promised;
  }

  @FieldResolver(() => Float, { description: `How much was delivered, ${WHOLE}.` })
  delivered(@Root() resource: Resource): number {
    return resource.delivered;
  }

  @FieldResolver(() => Float, { description: `How much is left to promise, ${WHOLE}; 0 once it is withdrawn or over.` })
  left(@Ctx() { op }: Context, @Root() resource: Resource): number {
    const over = resource.withdrawnAt !== null || (resource.untilDay !== null && resource.untilDay < civilDate(op.now));
    return over ? 0 : resource.offered - resource.promised;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may withdraw it now.' })
  viewerCanWithdraw(@Ctx() { op }: Context, @Root() resource: Resource): boolean {
    return resource.withdrawnAt === null && op.actor.can('resource:edit', resource.areaCode);
  }
}

/** Fields of promises. */
@Resolver(() => ResourceLink)
export class ResourceLinkFields {
  @FieldResolver(() => Resource, { nullable: true, description: 'The resource; null when the viewer may not see it.' })
  resource(@Ctx() { op }: Context, @Root() link: ResourceLink): Promise<Resource | null> {
    return op.load(resourceById, link.resourceId);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The household, masked; null when the viewer may not see it any more.' })
  household(@Ctx() { op }: Context, @Root() link: ResourceLink): Promise<Household | null> {
    return op.load(householdById, link.householdId);
  }

  @FieldResolver(() => ServiceNeed, { nullable: true, description: 'The need that it is for.' })
  async need(@Ctx() { op }: Context, @Root() link: ResourceLink): Promise<ServiceNeed | null> {
    return link.needId === null ? null : op.load(needById, link.needId);
  }

  @FieldResolver(() => Float, { description: `How much was promised, ${WHOLE}.` })
  quantity(@Root() link: ResourceLink): number {
    return link.quantity;
  }

  @FieldResolver(() => Float, { nullable: true, description: `How much was delivered, ${WHOLE}; null until then.` })
  deliveredQuantity(@Root() link: ResourceLink): number | null {
    return link.deliveredQuantity;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was promised for a day that is over and is not delivered.' })
  overdue(@Ctx() { op }: Context, @Root() link: ResourceLink): boolean {
    return link.state === ResourceLinkState.PROMISED && link.dueOn < civilDate(op.now);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of whoever promised it and answers for it.' })
  promisedByName(@Ctx() { op }: Context, @Root() link: ResourceLink): Promise<string | null> {
    return op.load(accountName, link.promisedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may record or cancel it.' })
  viewerCanChange(@Ctx() { op }: Context, @Root() link: ResourceLink): boolean {
    return op.actor.can('resource:link', link.areaCode);
  }
}

/** Resources of a household. */
@Resolver(() => Household)
export class HouseholdResourceFields {
  @FieldResolver(() => [ResourceLink], {
    description: 'Resources promised to it, the newest first; empty when the viewer may not read them.',
  })
  resourceLinks(@Ctx() { op }: Context, @Root() household: Household): Promise<ResourceLink[]> {
    return op.load(linksByHousehold, household.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may promise it a resource.' })
  viewerCanLinkResource(@Ctx() { op }: Context, @Root() household: Household): boolean {
    return op.actor.can('resource:link', household.areaCode);
  }
}
