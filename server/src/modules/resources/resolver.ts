import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Guard } from '../../platform/access/guard.js';
import type { Operation } from '../../platform/database/operation.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import type { Context } from '../../platform/graphql/context.js';
import { mutate } from '../../platform/graphql/mutation.js';
import {
  ResourceCancelInput,
  ResourceDeliverInput,
  ResourceLinkFilter,
  ResourceOutcomeInput,
  ResourcePromiseInput,
  ResourceRegisterInput,
  ResourceWithdrawInput,
} from './inputs.js';
import { listLinks, listResources } from './list.js';
import { linkById, resourceById } from './loaders.js';
import { ResourceConnection, ResourceLinkConnection, ResourceLinkPayload, ResourcePayload } from './payloads.js';
import { ResourceKind } from './resource.js';
import { cancelPromise, deliverResource, promiseResource, recordOutcome, registerResource, withdrawResource } from './service.js';

/** Runs a change of a promise and answers with it. */
function changedLink(op: Operation, change: () => Promise<string>): Promise<ResourceLinkPayload> {
  return mutate(op, ResourceLinkPayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { link: (await op.load(linkById, id)) ?? undefined };
  });
}

/** Runs a change of a resource and answers with it. */
function changedResource(op: Operation, change: () => Promise<string>): Promise<ResourcePayload> {
  return mutate(op, ResourcePayload, async () => {
    const id = await change();
    op.forgetLoaded();
    return { resource: (await op.load(resourceById, id)) ?? undefined };
  });
}

/** Resources and what becomes of them. */
@Resolver()
export class ResourceResolver {
  @Query(() => ResourceConnection, { description: 'The register of resources, the newest first.' })
  @Guard('resource:read')
  async resources(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('kind', () => ResourceKind, { nullable: true, description: 'Of this kind.' }) kind?: ResourceKind,
    @Arg('available', () => Boolean, { nullable: true, description: 'Only those of which something is left to promise.' })
    available?: boolean,
    @Arg('reaching', () => String, { nullable: true, description: 'Only those that are for households of this area.' }) reaching?: string,
  ) {
    return ResourceConnection.of(await listResources(op, { kind, available, reaching }, page));
  }

  @Query(() => ResourceLinkConnection, { description: 'Promises and what became of them, the earliest due first.' })
  @Guard('resource:read')
  async resourceLinks(
    @Ctx() { op }: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ResourceLinkFilter, { nullable: true, description: 'Which; all conditions hold together.' })
    filter?: ResourceLinkFilter,
  ) {
    return ResourceLinkConnection.of(await listLinks(op, filter ?? {}, page));
  }

  @Mutation(() => ResourcePayload, {
    description: 'Registers an offer. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, REQUIRED, INVALID_FORMAT, REQUEST_REUSED.',
  })
  @Guard('resource:edit')
  resourceRegister(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourceRegisterInput) input: ResourceRegisterInput,
  ): Promise<ResourcePayload> {
    return changedResource(op, () => registerResource(op, input));
  }

  @Mutation(() => ResourcePayload, { description: 'Withdraws an offer. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.' })
  @Guard('resource:edit')
  resourceWithdraw(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourceWithdrawInput) input: ResourceWithdrawInput,
  ): Promise<ResourcePayload> {
    return changedResource(op, async () => {
      await withdrawResource(op, input);
      return input.id;
    });
  }

  @Mutation(() => ResourceLinkPayload, {
    description:
      'Promises a resource to a household. Codes: NOT_FOUND, NOT_ALLOWED, OUT_OF_RANGE, INVALID_CHOICE, IN_THE_PAST, REQUEST_REUSED.',
  })
  @Guard('resource:link')
  resourcePromise(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourcePromiseInput) input: ResourcePromiseInput,
  ): Promise<ResourceLinkPayload> {
    return changedLink(op, () => promiseResource(op, input));
  }

  @Mutation(() => ResourceLinkPayload, {
    description: 'Records a delivery with its receipt. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION, OUT_OF_RANGE.',
  })
  @Guard('resource:link')
  resourceDeliver(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourceDeliverInput) input: ResourceDeliverInput,
  ): Promise<ResourceLinkPayload> {
    return changedLink(op, async () => {
      await deliverResource(op, input);
      return input.id;
    });
  }

  @Mutation(() => ResourceLinkPayload, {
    description: 'Records what a delivery came to. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('resource:link')
  resourceOutcomeRecord(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourceOutcomeInput) input: ResourceOutcomeInput,
  ): Promise<ResourceLinkPayload> {
    return changedLink(op, async () => {
      await recordOutcome(op, input);
      return input.id;
    });
  }

  @Mutation(() => ResourceLinkPayload, {
    description: 'Cancels a promise with a reason. Codes: NOT_FOUND, NOT_ALLOWED, STALE_VERSION, ILLEGAL_TRANSITION.',
  })
  @Guard('resource:link')
  resourceCancel(
    @Ctx() { op }: Context,
    @Arg('input', () => ResourceCancelInput) input: ResourceCancelInput,
  ): Promise<ResourceLinkPayload> {
    return changedLink(op, async () => {
      await cancelPromise(op, input);
      return input.id;
    });
  }
}
